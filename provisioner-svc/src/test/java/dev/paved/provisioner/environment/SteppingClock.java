package dev.paved.provisioner.environment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, that a test can step. */
@Singleton
public class SteppingClock implements InstantSource {

    private volatile Duration step = Duration.ZERO;

    /** Steps it to {@code ahead} of the real time. */
    public void step(Duration ahead) {
        step = ahead;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(step);
    }
}
