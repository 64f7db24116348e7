package dev.paved.events.cdevents;

import dev.paved.events.EventEnvelope;
import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import dev.paved.events.published.Samples;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Events on their way to CDEvents. */
final class Envelopes {

    static final Instant TIME = Instant.parse("2026-03-01T12:00:00.5Z");

    private Envelopes() {}

    static EventEnvelope of(PlatformEvent event) {
        return new EventEnvelope(
                UUID.fromString("0199c5a0-0000-7000-8000-000000000001"),
                "/paved/deployer",
                TIME,
                "service/orders",
                1,
                "corr-1",
                null,
                "alex",
                event);
    }

    /** Each event with every component, and with no more than it must have. */
    static Stream<EventEnvelope> samples() {
        return EventTypes.all().stream()
                .flatMap(event -> Stream.of(Samples.full(event), Samples.minimal(event)))
                .map(Envelopes::of);
    }
}
