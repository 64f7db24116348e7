package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.greatest;

import dev.paved.events.TicketEvent;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that a team filed with operations, by its id.
 *
 * @param team the team that asked; null where nobody told
 * @param category what kind of thing it asked for, for example {@code database}
 * @param opened when it asked; null while only its end is known
 */
public record Ticket(
        String id,
        @Nullable String team,
        @Nullable String category,
        @Nullable Instant opened,
        @Nullable Instant closed) {

    public Ticket {
        opened = Join.microsOrNull(opened);
        closed = Join.microsOrNull(closed);
    }

    static Ticket of(TicketEvent event) {
        return switch (event) {
            case TicketOpened e -> new Ticket(e.ticket(), e.team(), e.category(), e.openedAt(), null);
            case TicketClosed e -> new Ticket(e.ticket(), e.team(), null, null, e.closedAt());
        };
    }

    Ticket join(Ticket other) {
        return new Ticket(
                id,
                greatest(team, other.team),
                greatest(category, other.category),
                earliest(opened, other.opened),
                earliest(closed, other.closed));
    }
}
