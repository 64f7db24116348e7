package dev.paved.integrations.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.EventCodec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is in Kafka, of a type that this version knows or not.
 *
 * @param time when it happened; when it was published, where it does not tell
 */
record StoredEvent(ConsumerRecord<String, byte[]> record, String type, Instant time) {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** The event in {@code record}; nothing where that is none. */
    static Optional<StoredEvent> of(ConsumerRecord<String, byte[]> record) {
        return EventCodec.typeOf(record)
                .filter(type -> TYPE.matcher(type).matches())
                .map(type -> new StoredEvent(record, type, timeOf(record)));
    }

    @Nullable
    String key() {
        return record.key();
    }

    /** Bytes of its data. */
    long size() {
        return Math.max(0, record.serializedValueSize());
    }

    /** The CloudEvents attribute {@code name}. */
    @Nullable
    String attribute(String name) {
        return header(record, name);
    }

    private static Instant timeOf(ConsumerRecord<String, byte[]> record) {
        String told = header(record, "time");
        try {
            return told == null
                    ? Instant.ofEpochMilli(record.timestamp())
                    : OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String attribute) {
        var header = record.headers().lastHeader("ce_" + attribute);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
