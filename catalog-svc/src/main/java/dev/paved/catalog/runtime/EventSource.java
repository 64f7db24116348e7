package dev.paved.catalog.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a fact comes from.
 *
 * @param event the id of the event that told it
 * @param type its type
 * @param time when it was published
 * @param ageSeconds how long ago that was when this was asked for
 */
public record EventSource(UUID event, String type, Instant time, long ageSeconds) {

    static EventSource of(UUID event, String type, Instant time, Instant now) {
        return new EventSource(
                event, type, time, Math.max(0, Duration.between(time, now).toSeconds()));
    }
}
