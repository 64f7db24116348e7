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
import java.util.Optional;

/** Issues with the {@linkplain OpsLabels ops label}: a ticket while they are open and have it. */
@Singleton
class TicketIssues {
    private final InstantSource time;
    private final OpsLabels labels;

    TicketIssues(InstantSource time, GithubConfig config) {
        this.time = time;
        this.labels = new OpsLabels(config.opsLabel());
    }

    Optional<Report> translate(IssueActivity activity) {
        String ticket = LabelledIssue.id(activity);
        String title = activity.issue().title();
        String team = labels.team(LabelledIssue.labels(activity.issue()));
        String category = labels.category(LabelledIssue.labels(activity.issue()));
        return switch (LabelledIssue.of(activity, labels::isMeant, time.instant())) {
            case LabelledIssue.Began(Instant since, Instant at) ->
                report(
                        activity,
                        ticket,
                        new Condition.Opening(at),
                        new TicketOpened(ticket, team, category, title, since));
            case LabelledIssue.Ended(Instant at) ->
                report(activity, ticket, new Condition.Closing(at), new TicketClosed(ticket, team, at));
            case LabelledIssue.Unmoved() -> Optional.empty();
        };
    }

    private static Optional<Report> report(
            IssueActivity activity, String ticket, Condition condition, PlatformEvent event) {
        return Optional.of(new Report(
                activity.repository().fullName(),
                LabelledIssue.actor(activity),
                "ticket/" + ticket,
                condition,
                service -> event));
    }
}
