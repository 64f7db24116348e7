package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.greatest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment that someone asked for, by its name and the chain its request began: the name may be used again once the
 * environment is gone.
 *
 * @param chain the correlation id that its request and its outcome share
 * @param owner who asked for it; null while only its outcome is known
 */
public record Provisioning(
        String environment,
        String chain,
        @Nullable String owner,
        @Nullable Instant requested,
        @Nullable Instant ready,
        @Nullable Instant failed) {

    public Provisioning {
        requested = Join.microsOrNull(requested);
        ready = Join.microsOrNull(ready);
        failed = Join.microsOrNull(failed);
    }

    Provisioning join(Provisioning other) {
        return new Provisioning(
                environment,
                chain,
                greatest(owner, other.owner),
                earliest(requested, other.requested),
                earliest(ready, other.ready),
                earliest(failed, other.failed));
    }

    /** What makes it itself. */
    record Id(String environment, String chain) {}

    Id id() {
        return new Id(environment, chain);
    }
}
