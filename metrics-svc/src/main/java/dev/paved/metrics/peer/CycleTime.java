package dev.paved.metrics.peer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the way of a pull request: coding, until it is opened; review, until it is merged; and deploying, until
 * its deployment has finished.
 *
 * @param coding from its first commit; null where that is not known
 * @param review null where it is not known when it was opened
 */
record CycleTime(@Nullable Duration coding, @Nullable Duration review, Duration deploying) {

    static CycleTime of(@Nullable Instant firstAuthored, @Nullable Instant opened, Instant merged, Instant deployed) {
        return new CycleTime(
                between(firstAuthored, opened), between(opened, merged), Duration.between(merged, deployed));
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to);
    }

    /** The sum of the parts, each rounded up to minutes and dropped where it is negative or unknown. */
    Duration inMinutes() {
        return Duration.ofMinutes(minutes(coding) + minutes(review) + minutes(deploying));
    }

    private static long minutes(@Nullable Duration part) {
        return part == null || part.isNegative()
                ? 0
                : part.plusMinutes(1).minusNanos(1).toMinutes();
    }

    /** The sum of the parts, coding dropped where it is negative. */
    Duration exact() {
        Duration sum = review == null ? deploying : deploying.plus(review);
        return coding == null || coding.isNegative() ? sum : sum.plus(coding);
    }
}
