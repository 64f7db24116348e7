package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliestOf;

import java.time.Instant;
import java.util.UUID;

/**
 * A webhook that became an event, by the event.
 *
 * @param at when the webhook was taken in
 * @param published when the event was first on the topic, by its record
 */
public record Arrival(UUID event, Instant at, Instant published) {

    public Arrival {
        at = Join.micros(at);
        published = Join.micros(published);
    }

    Arrival join(Arrival other) {
        return new Arrival(event, earliestOf(at, other.at), earliestOf(published, other.published));
    }
}
