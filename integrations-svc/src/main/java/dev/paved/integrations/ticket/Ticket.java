package dev.paved.integrations.ticket;

import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.integrations.inbound.Condition;
import dev.paved.integrations.inbound.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket is now, as the system says that holds it.
 *
 * @param id its id in that system
 * @param team who asks, where it is known
 * @param category what kind of thing is asked for, where it is known
 * @param title what is asked for
 * @param openedAt when it was opened; null where it is told only that it ended
 * @param closedAt when it was closed; null while it is open
 * @param toldAt when the system said so, by its own clock
 */
public record Ticket(
        String id,
        @Nullable String team,
        @Nullable String category,
        String title,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        Instant toldAt) {

    /** What it means to the platform: one that is closed was opened before, which may not have been told. */
    public List<Notice> notices(String source) {
        return Stream.concat(opening(source), closing(source)).toList();
    }

    private Stream<Notice> opening(String source) {
        if (openedAt == null) {
            return Stream.empty();
        }
        return Stream.of(Notice.of(
                source,
                subject(),
                new Condition.Opening(closedAt == null ? toldAt : openedAt),
                new TicketOpened(id, team, category, title, openedAt)));
    }

    private Stream<Notice> closing(String source) {
        return closedAt == null
                ? Stream.empty()
                : Stream.of(Notice.of(
                        source, subject(), new Condition.Closing(toldAt), new TicketClosed(id, team, closedAt)));
    }

    private String subject() {
        return "ticket/" + id;
    }
}
