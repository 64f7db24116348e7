package dev.paved.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a ticket that a team files with operations. */
public sealed interface TicketEvent extends PlatformEvent {

    /** The ticket's id in the system that holds it. */
    String ticket();

    /** The ticket. */
    @Override
    default String key() {
        return ticket();
    }

    /**
     * A team asked people for something.
     *
     * @param team the team that asked; null where it is not known
     * @param category what kind of thing it asked for, for example {@code database}
     * @param title what it asked for, for people
     * @param openedAt when it asked
     */
    @EventType("ticket.opened")
    record TicketOpened(
            String ticket, @Nullable String team, @Nullable String category, String title, Instant openedAt)
            implements TicketEvent {}

    /**
     * A ticket was closed.
     *
     * @param team the team that asked; null where it is not known
     * @param closedAt when it was closed
     */
    @EventType("ticket.closed")
    record TicketClosed(String ticket, @Nullable String team, Instant closedAt) implements TicketEvent {}
}
