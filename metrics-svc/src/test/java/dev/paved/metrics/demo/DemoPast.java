package dev.paved.metrics.demo;

import dev.paved.events.EventEnvelope;
import java.time.Instant;
import java.util.List;

/** The past of the demo's organisation, for other tests. */
public final class DemoPast {

    private DemoPast() {}

    /** A year of it, in order. */
    public static List<EventEnvelope> year() {
        return Demo.past(Frame.until(Instant.parse("2026-06-30T12:00:00Z"), 12, 1));
    }
}
