package dev.paved.bench;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventIds;
import dev.paved.events.PlatformEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes the releases of many services, one service after the other, spread over the year before an instant. */
final class EventLoad {

    static final int SERVICES = 500;

    private static final int LINGER_MILLIS = 20;
    private static final Duration YEAR = Duration.ofDays(365);

    private final EventIds ids = new EventIds(InstantSource.system());
    private final EventCodec codec = new EventCodec();
    private final Duration step;
    private final int count;
    private Instant at;
    private int published;

    /** A load of {@code count} events, the last of which is of {@code end}. */
    EventLoad(int count, Instant end) {
        this.count = count;
        this.step = YEAR.dividedBy(count);
        this.at = end.minus(step.multipliedBy(count - 1));
    }

    /** Publishes all of it. */
    void publish(String bootstrapServers) {
        try (var producer = producer(bootstrapServers, LINGER_MILLIS)) {
            for (int number = 0; published < count; number++) {
                publish(producer, release(number));
            }
        }
    }

    /** One that waits {@code lingerMillis} for more to send at once. */
    static KafkaProducer<String, byte[]> producer(String bootstrapServers, int lingerMillis) {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "linger.ms", lingerMillis, "batch.size", 131_072),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Release release(int number) {
        return new Release("service-" + number % SERVICES, number / SERVICES);
    }

    private void publish(KafkaProducer<String, byte[]> producer, Release release) {
        int sequence = 0;
        for (ReleaseEvents.Step next : ReleaseEvents.of(release)) {
            if (published++ < count) {
                producer.send(codec.encode(envelope(next.at(at), ++sequence)));
                at = at.plus(step);
            }
        }
    }

    private EventEnvelope envelope(PlatformEvent event, int sequence) {
        return new EventEnvelope(
                ids.next(), "/paved/bench", at, "bench/" + event.key(), sequence, "chain", null, "bench", event);
    }
}
