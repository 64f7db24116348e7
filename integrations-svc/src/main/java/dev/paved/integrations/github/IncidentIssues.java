package dev.paved.integrations.github;

import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.inbound.Condition;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
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

    /** What {@code activity} on the issue that is known as {@code incident} means. */
    List<Report> translate(IssueActivity activity, String incident) {
        return switch (LabelledIssue.of(activity, label::equalsIgnoreCase, time.instant())) {
            case LabelledIssue.Began(Instant since, Instant at) -> List.of(opened(activity, incident, since, at));
            case LabelledIssue.Ended(Instant at) -> List.of(resolved(activity, incident, at));
            case LabelledIssue.Passed(Instant since, Instant at) ->
                List.of(opened(activity, incident, since, since), resolved(activity, incident, at));
            case LabelledIssue.Unmoved() -> List.of();
        };
    }

    private static Report opened(IssueActivity activity, String incident, Instant since, Instant at) {
        String title = activity.issue().title();
        return report(
                activity,
                incident,
                new Condition.Opening(at),
                service -> new IncidentOpened(incident, service, null, title, null, since, null, null, null));
    }

    private static Report resolved(IssueActivity activity, String incident, Instant at) {
        return report(
                activity,
                incident,
                new Condition.Closing(at),
                service -> new IncidentResolved(incident, service, null, at));
    }

    private static Report report(
            IssueActivity activity,
            String incident,
            Condition condition,
            Function<@Nullable String, PlatformEvent> event) {
        return new Report(
                activity.repository().fullName(),
                LabelledIssue.actor(activity),
                "incident/" + incident,
                condition,
                event);
    }
}
