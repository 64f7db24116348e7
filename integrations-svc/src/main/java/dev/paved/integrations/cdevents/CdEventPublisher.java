package dev.paved.integrations.cdevents;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.Topics;
import dev.paved.events.cdevents.CdEvent;
import dev.paved.events.cdevents.CdEvents;
import dev.paved.events.cdevents.ToCdEvent;
import dev.paved.kit.past.Past;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happens as CDEvents on {@link Topics#CDEVENTS}, as CloudEvents in binary mode, with the key of the event. An
 * event counts as read once Kafka has what it became: after a crash some are published again, with the same ids.
 */
@ApplicationScoped
class CdEventPublisher {

    private final EventCodec codec = new EventCodec();

    /** Null where CDEvents has nothing like it. */
    @Incoming("events-for-cdevents")
    @Outgoing("cdevents")
    @Nullable
    ProducerRecord<String, byte[]> publish(ConsumerRecord<String, byte[]> record) {
        return codec.decode(record) instanceof Decoded.Known(EventEnvelope envelope)
                        && !Past.tells(envelope)
                        && CdEvents.translate(envelope) instanceof ToCdEvent.Mapped(CdEvent event)
                ? record(envelope, event)
                : null;
    }

    private static ProducerRecord<String, byte[]> record(EventEnvelope envelope, CdEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.CDEVENTS, envelope.key(), event.json());
        attributes(event).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Map<String, String> attributes(CdEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_id", event.context().id());
        attributes.put("ce_source", event.context().source());
        attributes.put("ce_type", event.context().type());
        attributes.put("ce_time", event.context().timestamp().toString());
        attributes.put("ce_subject", event.subject());
        attributes.put("content-type", "application/json");
        return attributes;
    }
}
