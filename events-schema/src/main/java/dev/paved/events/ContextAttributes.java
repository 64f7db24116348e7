package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a record as CloudEvents context attributes. What is missing or wrong is an IllegalArgumentException. */
record ContextAttributes(Headers headers) {

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

    /** Adds {@code envelope}'s attributes to the headers. */
    void write(EventEnvelope envelope) {
        put("specversion", SPECVERSION);
        put("id", envelope.id().toString());
        put("source", envelope.source());
        put("type", envelope.type());
        put("time", envelope.time().toString());
        put("subject", envelope.subject());
        put("partitionkey", envelope.key());
        put("sequence", SEQUENCE.formatted(envelope.sequence()));
        put("correlationid", envelope.correlationId());
        if (envelope.causationId() instanceof String causationId) {
            put("causationid", causationId);
        }
        put("actor", envelope.actor());
        headers.add(CONTENT_TYPE, JSON.getBytes(UTF_8));
    }

    /** The envelope these attributes and {@code event} make. */
    EventEnvelope around(PlatformEvent event) {
        return new EventEnvelope(
                id(),
                required("source"),
                time(),
                required("subject"),
                sequence(),
                required("correlationid"),
                header(PREFIX + "causationid"),
                required("actor"),
                event);
    }

    Optional<String> type() {
        return Optional.ofNullable(header(PREFIX + "type"));
    }

    String requiredType() {
        return required("type");
    }

    void requireBinaryMode() {
        String contentType = header(CONTENT_TYPE);
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")) {
            throw new IllegalArgumentException("content-type is " + contentType
                    + ", a CloudEvent in structured mode; send it in binary mode, with ce_ headers");
        }
        String specversion = required("specversion");
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
        String id = required("id");
        if (id.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("ce_id must be a UUID, is " + id);
        }
        return UUID.fromString(id);
    }

    private Instant time() {
        String time = required("time");
        try {
            return Timestamp.read(time)
                    .orElseGet(() -> OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ce_time must be a time as of RFC 3339, is " + time, e);
        }
    }

    private long sequence() {
        String sequence = required("sequence");
        try {
            return Long.parseLong(sequence);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ce_sequence must be a whole number, is " + sequence, e);
        }
    }

    private String required(String attribute) {
        String value = header(PREFIX + attribute);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("there is no header ce_" + attribute);
        }
        return value;
    }

    private @Nullable String header(String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private void put(String attribute, String value) {
        headers.add(PREFIX + attribute, value.getBytes(UTF_8));
    }
}
