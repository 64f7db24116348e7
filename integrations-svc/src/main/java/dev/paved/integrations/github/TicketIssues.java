package dev.paved.integrations.github;

import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.inbound.Condition;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues with the ops label: a ticket while they are open and have it. A label that goes on after a slash or colon, as
 * {@code ops/database}, names the ticket's category.
 */
@Singleton
class TicketIssues {
    private static final String TEAM = "team";
    private static final int MOST = 100;

    private final InstantSource time;
    private final String label;

    TicketIssues(InstantSource time, GithubConfig config) {
        this.time = time;
        this.label = config.opsLabel().toLowerCase(Locale.ROOT);
    }

    Optional<Report> translate(IssueActivity activity) {
        String ticket = LabelledIssue.id(activity);
        String title = activity.issue().title();
        String team = following(activity, TEAM);
        String category = following(activity, label);
        return switch (LabelledIssue.of(activity, this::isMeant, time.instant())) {
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

    private boolean isMeant(String name) {
        return name.equalsIgnoreCase(label) || after(name, label) != null;
    }

    /** What the first label that begins with {@code prefix} goes on with. */
    private static @Nullable String following(IssueActivity activity, String prefix) {
        return LabelledIssue.labels(activity.issue()).stream()
                .flatMap(name -> Optional.ofNullable(after(name, prefix)).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String after(String name, String prefix) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        if (!lower.startsWith(prefix + "/") && !lower.startsWith(prefix + ":")) {
            return null;
        }
        String rest = lower.substring(prefix.length() + 1).strip();
        return rest.isEmpty() || rest.length() > MOST ? null : rest;
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
