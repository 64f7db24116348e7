package dev.paved.integrations.github;

import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.inbound.Condition;
import dev.paved.integrations.ticket.OpsLabels;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues with the {@linkplain OpsLabels ops label}: a ticket while they are open and have it. */
@Singleton
class TicketIssues {
    private final InstantSource time;
    private final OpsLabels labels;

    TicketIssues(InstantSource time, GithubConfig config) {
        this.time = time;
        this.labels = new OpsLabels(config.opsLabel());
    }

    /** What {@code activity} on the issue that is known as {@code ticket} means. */
    List<Report> translate(IssueActivity activity, String ticket) {
        return switch (LabelledIssue.of(activity, labels::isMeant, time.instant())) {
            case LabelledIssue.Began(Instant since, Instant at) -> List.of(opened(activity, ticket, since, at));
            case LabelledIssue.Ended(Instant at) -> List.of(closed(activity, ticket, at));
            case LabelledIssue.Passed(Instant since, Instant at) ->
                List.of(opened(activity, ticket, since, since), closed(activity, ticket, at));
            case LabelledIssue.Unmoved() -> List.of();
        };
    }

    private Report opened(IssueActivity activity, String ticket, Instant since, Instant at) {
        String category = labels.category(LabelledIssue.labels(activity.issue()));
        String title = activity.issue().title();
        return report(
                activity,
                ticket,
                new Condition.Opening(at),
                new TicketOpened(ticket, team(activity), category, title, since));
    }

    private Report closed(IssueActivity activity, String ticket, Instant at) {
        return report(activity, ticket, new Condition.Closing(at), new TicketClosed(ticket, team(activity), at));
    }

    private @Nullable String team(IssueActivity activity) {
        return labels.team(LabelledIssue.labels(activity.issue()));
    }

    private static Report report(IssueActivity activity, String ticket, Condition condition, PlatformEvent event) {
        return new Report(
                activity.repository().fullName(),
                LabelledIssue.actor(activity),
                "ticket/" + ticket,
                condition,
                service -> event);
    }
}
