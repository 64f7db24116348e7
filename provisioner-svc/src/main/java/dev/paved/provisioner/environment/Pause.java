package dev.paved.provisioner.environment;

import java.time.Duration;
import java.time.Instant;

/** How long to wait for what is under way: a part of the time that it has taken so far, so that what is quick is seen at once. */
final class Pause {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final int PART = 4;

    private Pause() {}

    /** The pause before the next look at what has not been ready since the {@code status} says so, {@code most} at most. */
    static Duration before(EnvironmentStatus status, Instant now, Duration most) {
        Duration pause = status.unready(now).dividedBy(PART);
        if (pause.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
