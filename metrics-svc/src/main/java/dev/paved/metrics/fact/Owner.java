package dev.paved.metrics.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who owned a service, as told at {@code since}. */
public record Owner(String name, Instant since) {

    public Owner {
        since = Join.micros(since);
    }

    /** The later of two; of the same time, the greater name, so that order makes no difference. */
    static @Nullable Owner latest(@Nullable Owner a, @Nullable Owner b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.since.equals(b.since)) {
            return Join.greatestOf(a.name, b.name).equals(a.name) ? a : b;
        }
        return a.since.isAfter(b.since) ? a : b;
    }
}
