package dev.paved.integrations.github;

import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Issue;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Label;
import dev.paved.integrations.github.Translation.Condition;
import dev.paved.integrations.github.Translation.Ignored;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Issues with the incident label: an incident while they are open and have it. */
@Singleton
class IncidentIssues {
    private final InstantSource time;
    private final String label;

    IncidentIssues(InstantSource time, GithubConfig config) {
        this.time = time;
        this.label = config.incidentLabel();
    }

    Translation translate(IssueActivity activity) {
        Issue issue = activity.issue();
        boolean concerned = isIncident(activity.label());
        return switch (activity.action()) {
            case "opened" -> labelled(issue) ? began(activity, issue.createdAt(), issue.createdAt()) : new Ignored();
            case "labeled" ->
                concerned && isOpen(issue) ? began(activity, issue.createdAt(), or(issue.updatedAt())) : new Ignored();
            case "reopened" ->
                labelled(issue) ? began(activity, or(issue.updatedAt()), or(issue.updatedAt())) : new Ignored();
            case "closed" -> ended(activity, or(issue.closedAt()));
            case "unlabeled" -> concerned ? ended(activity, or(issue.updatedAt())) : new Ignored();
            case "deleted", "transferred" -> ended(activity, or(issue.updatedAt()));
            default -> new Ignored();
        };
    }

    private static Translation began(IssueActivity activity, Instant opened, Instant at) {
        String incident = id(activity);
        String title = activity.issue().title();
        return Translation.incident(
                activity.repository().fullName(),
                actor(activity),
                incident,
                Condition.INCIDENT_NOT_OPEN,
                at,
                service -> new IncidentOpened(incident, service, null, title, null, opened, null, null, null));
    }

    private static Translation ended(IssueActivity activity, Instant at) {
        String incident = id(activity);
        return Translation.incident(
                activity.repository().fullName(),
                actor(activity),
                incident,
                Condition.INCIDENT_OPEN,
                at,
                service -> new IncidentResolved(incident, service, null, at));
    }

    private static String id(IssueActivity activity) {
        return activity.repository().fullName() + "#" + activity.issue().number();
    }

    private static @Nullable String actor(IssueActivity activity) {
        return activity.sender() instanceof Account(String login) ? login : null;
    }

    private boolean labelled(Issue issue) {
        return isOpen(issue) && issue.labels().stream().anyMatch(this::isIncident);
    }

    private boolean isIncident(@Nullable Label given) {
        return given != null && given.name().equalsIgnoreCase(label);
    }

    private static boolean isOpen(Issue issue) {
        return issue.state().equals("open");
    }

    private Instant or(@Nullable Instant told) {
        return told == null ? time.instant() : told;
    }
}
