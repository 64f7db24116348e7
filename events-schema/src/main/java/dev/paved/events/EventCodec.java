package dev.paved.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Carries events over Kafka in the CloudEvents 1.0 binary content mode: the context attributes as {@code ce_…} headers,
 * the event as JSON. Has no state; safe for use by many threads.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding for CloudEvents</a>
 */
public final class EventCodec {

    private static final int CAUSE_LIMIT = 500;

    /** The record to send for {@code envelope}, to {@link Topics#EVENTS}; its timestamp is left to the producer. */
    public ProducerRecord<String, byte[]> encode(EventEnvelope envelope) {
        var record = new ProducerRecord<>(Topics.EVENTS, envelope.key(), EventJson.write(envelope.event()));
        ContextAttributes.write(envelope, record.headers());
        return record;
    }

    /** What {@code record} says; never throws. Its data is parsed only where its type is known. */
    public Decoded decode(ConsumerRecord<String, byte[]> record) {
        try {
            var attributes = new ContextAttributes(record.headers());
            attributes.requireBinaryMode();
            String type = attributes.requiredType();
            return EventTypes.byType(type).isPresent()
                    ? new Decoded.Known(attributes.around(event(type, attributes, record.value())))
                    : new Decoded.Unknown(type);
        } catch (JsonProcessingException e) {
            return malformed("the data can't be read: " + e.getOriginalMessage() + where(e));
        } catch (IOException | RuntimeException e) {
            return malformed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** The CloudEvents type of a record with these headers, by them alone; empty where they name none. */
    public static Optional<String> typeOf(Headers headers) {
        return ContextAttributes.typeOf(headers);
    }

    /** {@link #typeOf(Headers)} of a record. */
    public static Optional<String> typeOf(ConsumerRecord<?, ?> record) {
        return typeOf(record.headers());
    }

    private static PlatformEvent event(String type, ContextAttributes attributes, byte @Nullable [] data)
            throws IOException {
        attributes.requireJson();
        if (data == null) {
            throw new IllegalArgumentException("there is no data");
        }
        return EventJson.read(type, data);
    }

    private static String where(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at " + mapping.getPathReference()
                : "";
    }

    private static Decoded malformed(String cause) {
        return new Decoded.Malformed(cause.length() <= CAUSE_LIMIT ? cause : cause.substring(0, CAUSE_LIMIT) + "…");
    }

    /** What became of a record. */
    public sealed interface Decoded {

        /** An event this version knows. */
        record Known(EventEnvelope envelope) implements Decoded {}

        /** An event of a type this version does not know: to be skipped. */
        record Unknown(String type) implements Decoded {}

        /** Not an event at all: to be dead-lettered with {@code cause}. */
        record Malformed(String cause) implements Decoded {}
    }
}
