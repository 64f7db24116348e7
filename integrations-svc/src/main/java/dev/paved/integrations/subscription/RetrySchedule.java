package dev.paved.integrations.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: the schedule that Standard Webhooks recommends, ten attempts in a little more
 * than three days. Each wait is longer by up to a tenth, so that what failed together does not come back together.
 */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final int JITTER = 10;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after the attempt that made it {@code failures} in a row; nothing where that was the last one. */
    Optional<Duration> after(int failures) {
        return failures > WAITS.size() ? Optional.empty() : Optional.of(jittered(WAITS.get(failures - 1)));
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis(random.nextLong(wait.toMillis() / JITTER + 1));
    }
}
