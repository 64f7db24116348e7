package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Comparator;

/** An event said where {@code service} stood. All of these are kept: where it stood when follows from them. */
public record Standing(String service, Instant at, Place place) {

    static final Comparator<Standing> IN_ORDER =
            Comparator.comparing(Standing::at).thenComparing(Standing::place);

    public Standing {
        at = Join.micros(at);
    }

    /** Where a service may stand. Of several at the same instant the last one counts. */
    public enum Place {
        /** In the catalog, on no golden path. */
        OFF_PATH,
        /** In the catalog, on a golden path. */
        ON_PATH,
        /** No longer in the catalog. */
        RETIRED
    }
}
