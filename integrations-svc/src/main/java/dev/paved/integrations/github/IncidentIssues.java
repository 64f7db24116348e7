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
import java.util.Optional;
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

    Optional<Report> translate(IssueActivity activity) {
        String incident = LabelledIssue.id(activity);
        String title = activity.issue().title();
        return switch (LabelledIssue.of(activity, label::equalsIgnoreCase, time.instant())) {
            case LabelledIssue.Began(Instant since, Instant at) ->
                report(
                        activity,
                        incident,
                        new Condition.Opening(at),
                        service -> new IncidentOpened(incident, service, null, title, null, since, null, null, null));
            case LabelledIssue.Ended(Instant at) ->
                report(
                        activity,
                        incident,
                        new Condition.Closing(at),
                        service -> new IncidentResolved(incident, service, null, at));
            case LabelledIssue.Unmoved() -> Optional.empty();
        };
    }

    private static Optional<Report> report(
            IssueActivity activity,
            String incident,
            Condition condition,
            Function<@Nullable String, PlatformEvent> event) {
        return Optional.of(new Report(
                activity.repository().fullName(),
                LabelledIssue.actor(activity),
                "incident/" + incident,
                condition,
                event));
    }
}
