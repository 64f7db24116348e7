package dev.paved.metrics.demo;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.past.Past;
import dev.paved.metrics.history.Telling;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that happens, as it is written down; what would be after the end of the past is left out. */
final class Book {

    private final Map<String, Telling> tellings = new LinkedHashMap<>();
    private final Frame frame;

    Book(Frame frame) {
        this.frame = frame;
    }

    /** {@code actor} did that; what happens to one subject is told in order. */
    void tell(Instant at, String subject, String actor, PlatformEvent event) {
        if (frame.contains(at)) {
            tellings.computeIfAbsent(
                            subject, s -> new Telling(Past.DEMO, actor, s, frame.months() + " " + frame.seed()))
                    .then(at, event);
        }
    }

    /** Everything, by time. */
    List<EventEnvelope> events() {
        return tellings.values().stream()
                .flatMap(telling -> telling.events().stream())
                .sorted(Comparator.comparing(EventEnvelope::time))
                .toList();
    }
}
