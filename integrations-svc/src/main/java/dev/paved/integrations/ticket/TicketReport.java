package dev.paved.integrations.ticket;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.EventJson;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What any system may tell of a ticket.
 *
 * @param id unique in all systems that tell, and the same for as long as it is the same ticket
 * @param state {@code opened} or {@code closed}
 * @param title what is asked for
 * @param service the service that it is for, whose owner is the team where no other one is told
 * @param team who asks
 * @param category what kind of thing is asked for, as {@code database}
 * @param url where people find it
 * @param openedAt when it was opened; needed while it is open
 * @param closedAt when it was closed; needed once it is
 * @param updatedAt when it came to be as it is told, where that is another time: needed where one is opened again
 */
record TicketReport(
        String id,
        String state,
        @Nullable String title,
        @Nullable String service,
        @Nullable String team,
        @Nullable String category,
        @Nullable String url,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant updatedAt) {
    private static final String WHAT = "a ticket as documented";
    private static final ObjectReader READER = EventJson.mapper().readerFor(TicketReport.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 500;

    /**
     * What {@code json} says.
     *
     * @throws RefusedException with {@link Unreadable} where it is no ticket
     */
    static TicketReport read(byte[] json) {
        TicketReport read = RawBody.read(READER, WHAT, json);
        switch (read.state()) {
            case "opened" -> require("/openedAt", read.openedAt() != null, "has to be there: when it was opened");
            case "closed" -> require("/closedAt", read.closedAt() != null, "has to be there: when it was closed");
            default -> require("/state", false, "has to be opened or closed");
        }
        require("/id", !read.id().isBlank() && read.id().length() <= LONGEST_NAME, "has to have 1 to 200 characters");
        boolean ordered = read.openedAt() == null
                || read.closedAt() == null
                || !read.closedAt().isBefore(read.openedAt());
        require("/closedAt", ordered, "has to be after openedAt");
        return read;
    }

    private static void require(String pointer, boolean met, String otherwise) {
        if (!met) {
            throw new RefusedException(new Unreadable(WHAT, pointer, otherwise));
        }
    }

    /** The ticket, given the {@code owner} of its service, where that is known. */
    Ticket ticket(@Nullable String owner) {
        Instant end = state.equals("closed") ? closedAt : null;
        Instant told = updatedAt == null ? end == null ? openedAt : end : updatedAt;
        if (told == null) {
            throw new IllegalStateException("was not read: " + id);
        }
        String asks = team == null || team.isBlank() ? owner : team.strip();
        return new Ticket(
                PlainText.of(id.strip(), LONGEST_NAME),
                asks == null ? null : PlainText.of(asks, LONGEST_NAME),
                category == null || category.isBlank() ? null : PlainText.of(category.strip(), LONGEST_NAME),
                PlainText.of(title == null || title.isBlank() ? id : title, LONGEST_TITLE),
                openedAt,
                end,
                told);
    }
}
