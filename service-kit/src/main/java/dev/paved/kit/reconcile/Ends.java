package dev.paved.kit.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends of times that are looked for in a table at each full look, whatever the clock did meanwhile, and met to the moment by
 * a timer once they are near.
 */
public final class Ends {

    /** From when on an end gets a timer; longer than the time between two full looks. */
    private static final Duration NEAR = Duration.ofSeconds(15);

    private Ends() {}

    /** Until when the ends are that are to be looked for at {@code now}. */
    public static Instant near(Instant now) {
        return now.plus(NEAR);
    }

    /** When to look again for {@code end}; nothing where it is over at {@code now}. */
    public static Optional<Requeue> toCome(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        if (!left.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(left.compareTo(NEAR) <= 0 ? Requeue.after(left.plusMillis(1)) : Requeue.settled());
    }
}
