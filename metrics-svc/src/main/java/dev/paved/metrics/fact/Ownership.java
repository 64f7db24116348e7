package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Comparator;

/** An event said that {@code owner} owns {@code service}. All of these are kept: who owned it when follows from them. */
public record Ownership(String service, Instant since, String owner) {

    static final Comparator<Ownership> IN_ORDER =
            Comparator.comparing(Ownership::since).thenComparing(Ownership::owner, Join.BY_CODE_POINT);

    public Ownership {
        since = Join.micros(since);
    }
}
