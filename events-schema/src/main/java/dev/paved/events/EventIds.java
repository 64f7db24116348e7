package dev.paved.events;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Gives events their ids: UUIDs of version 7 (RFC 9562), which sort by the time they were made, and within one instance
 * strictly so as long as its clock does not step back. Safe for use by many threads.
 */
public final class EventIds {

    private final TimeBasedEpochGenerator generator;

    /** Ids that carry the time {@code clock} tells. */
    public EventIds(InstantSource clock) {
        this.generator = new TimeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    /** An id that was never given before. */
    public UUID next() {
        return generator.generate();
    }
}
