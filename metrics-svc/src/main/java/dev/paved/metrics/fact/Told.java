package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a thing last.
 *
 * @param value null where it was said that there is none
 * @param since when it was said
 */
public record Told(@Nullable String value, Instant since) {

    public Told {
        value = value == null || value.isBlank() ? null : value;
        since = Join.micros(since);
    }

    /** The later of two; of the same time, the greater value, so that order makes no difference. */
    static @Nullable Told latest(@Nullable Told a, @Nullable Told b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.since.equals(b.since)) {
            return Objects.equals(Join.greatest(a.value, b.value), a.value) ? a : b;
        }
        return a.since.isAfter(b.since) ? a : b;
    }
}
