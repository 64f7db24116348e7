package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record as CloudEvents context attributes, read once: Kafka looks through all of them for each. What is
 * missing or wrong is an IllegalArgumentException.
 */
final class ContextAttributes {

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String JSON = "application/json";
    private static final String SPECVERSION = "1.0";
    private static final int UUID_LENGTH = 36;

    /**
     * As many digits as any has, so that the order of the texts is that of the numbers.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/sequence.md">Sequence
     *     extension of CloudEvents</a>
     */
    private static final String SEQUENCE = "%019d";

    private static final String TYPE = PREFIX + "type";
    private static final int AS_MANY_AS_THERE_ARE = 32;

    private final Map<String, byte[]> values = new HashMap<>(AS_MANY_AS_THERE_ARE);

    /** Reads {@code headers}; the last of those with a name counts. */
    ContextAttributes(Headers headers) {
        for (Header header : headers) {
            values.put(header.key(), header.value());
        }
    }

    /** Adds {@code envelope}'s attributes to {@code headers}. */
    static void write(EventEnvelope envelope, Headers headers) {
        put(headers, "specversion", SPECVERSION);
        put(headers, "id", envelope.id().toString());
        put(headers, "source", envelope.source());
        put(headers, "type", envelope.type());
        put(headers, "time", envelope.time().toString());
        put(headers, "subject", envelope.subject());
        put(headers, "partitionkey", envelope.key());
        put(headers, "sequence", SEQUENCE.formatted(envelope.sequence()));
        put(headers, "correlationid", envelope.correlationId());
        if (envelope.causationId() instanceof String causationId) {
            put(headers, "causationid", causationId);
        }
        put(headers, "actor", envelope.actor());
        headers.add(CONTENT_TYPE, JSON.getBytes(UTF_8));
    }

    /** The envelope these attributes and {@code event} make. */
    EventEnvelope around(PlatformEvent event) {
        return new EventEnvelope(
                id(),
                required("ce_source"),
                time(),
                required("ce_subject"),
                sequence(),
                required("ce_correlationid"),
                header("ce_causationid"),
                required("ce_actor"),
                event);
    }

    /** The type of a record with {@code headers}, without reading the others. */
    static Optional<String> typeOf(Headers headers) {
        return Optional.ofNullable(text(headers.lastHeader(TYPE)));
    }

    String requiredType() {
        return required("ce_type");
    }

    void requireBinaryMode() {
        String contentType = header(CONTENT_TYPE);
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")) {
            throw new IllegalArgumentException("content-type is " + contentType
                    + ", a CloudEvent in structured mode; send it in binary mode, with ce_ headers");
        }
        String specversion = required("ce_specversion");
        if (!specversion.equals(SPECVERSION)) {
            throw new IllegalArgumentException("ce_specversion must be 1.0, is " + specversion);
        }
    }

    void requireJson() {
        String contentType = header(CONTENT_TYPE);
        if (contentType != null && !isJson(contentType)) {
            throw new IllegalArgumentException("content-type must be application/json, is " + contentType);
        }
    }

    private static boolean isJson(String contentType) {
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.equals(JSON) || mediaType.endsWith("+json");
    }

    private UUID id() {
        String id = required("ce_id");
        if (id.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("ce_id must be a UUID, is " + id);
        }
        return UUID.fromString(id);
    }

    private Instant time() {
        String time = required("ce_time");
        try {
            return Timestamp.read(time)
                    .orElseGet(() -> OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ce_time must be a time as of RFC 3339, is " + time, e);
        }
    }

    private long sequence() {
        String sequence = required("ce_sequence");
        try {
            return Long.parseLong(sequence);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ce_sequence must be a whole number, is " + sequence, e);
        }
    }

    private String required(String header) {
        String value = header(header);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("there is no header " + header);
        }
        return value;
    }

    private @Nullable String header(String name) {
        byte[] value = values.get(name);
        return value == null ? null : new String(value, UTF_8);
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void put(Headers headers, String attribute, String value) {
        headers.add(PREFIX + attribute, value.getBytes(UTF_8));
    }
}
