package dev.paved.integrations.stream;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Where a stream begins. */
sealed interface Start {

    /** With the first event there is. */
    record Beginning() implements Start {}

    /** With the next event that happens. */
    record Now() implements Start {}

    /** With the first event that happened at {@code time} or later. */
    record Since(Instant time) implements Start {}

    /** After the last event of another stream. */
    record After(Cursor cursor) implements Start {}

    /**
     * This beginning, or where a stream with it goes on: after the last event seen.
     *
     * @throws RefusedException where that is no id
     */
    default Start after(@Nullable String lastEventId) {
        return lastEventId == null || lastEventId.isBlank()
                ? this
                : new After(Cursor.parse(lastEventId.strip())
                        .orElseThrow(() -> wrong("/Last-Event-ID", "must be the id of an event of this stream")));
    }

    /**
     * What the request asks for; where it says nothing, a stream that goes on begins now, and one that ends begins at the
     * beginning.
     *
     * @throws RefusedException where the words are none of those
     */
    static Start of(@Nullable String from, boolean follow) {
        if (from == null || from.isBlank()) {
            return follow ? new Now() : new Beginning();
        }
        return switch (from) {
            case "beginning" -> new Beginning();
            case "now" -> new Now();
            default -> new Since(time(from));
        };
    }

    private static Instant time(String text) {
        try {
            // A plus sign that was not escaped in the query arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw wrong("/from", "must be beginning, now, or a time such as 2026-01-31T08:00:00Z; is '" + text + "'");
        }
    }

    private static RefusedException wrong(String pointer, String detail) {
        return new RefusedException(Invalid.field(pointer, detail));
    }
}
