package dev.paved.metrics.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch moved, by where, from and to.
 *
 * @param before the commit the branch was at; empty for a new branch
 */
public record Push(
        String repository,
        String branch,
        String before,
        String after,
        @Nullable String service,
        Instant pushedAt) {

    public Push {
        pushedAt = Join.micros(pushedAt);
    }

    Push join(Push other) {
        return new Push(
                repository,
                branch,
                before,
                after,
                Join.greatest(service, other.service),
                Join.earliestOf(pushedAt, other.pushedAt));
    }

    /** What makes a push itself. */
    record Id(String repository, String branch, String before, String after) {}

    Id id() {
        return new Id(repository, branch, before, after);
    }
}
