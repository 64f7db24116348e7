package dev.paved.deployer.target;

import java.time.Duration;
import java.time.Instant;

/**
 * A wait of a known length by a clock that may be set back: one that seems to last longer than it ever does is over.
 *
 * @param until when it ends
 * @param longest how long it is at most
 */
record Pause(Instant until, Duration longest) {

    /** What is left of it at {@code now}; zero when it is over. */
    Duration left(Instant now) {
        Duration left = Duration.between(now, until);
        return left.isNegative() || left.compareTo(longest) > 0 ? Duration.ZERO : left;
    }

    boolean isOver(Instant now) {
        return left(now).isZero();
    }
}
