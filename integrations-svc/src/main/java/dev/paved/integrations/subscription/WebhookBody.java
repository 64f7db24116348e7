package dev.paved.integrations.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What is sent of an event: {@code type}, {@code timestamp} and {@code data} as Standard Webhooks recommends them, the data
 * byte by byte as they are in Kafka, with the other attributes of the event beside them.
 */
@Singleton
class WebhookBody {

    /** The type of a message that tests a subscription. */
    static final String TEST = "dev.paved.subscription.test.v1";

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper mapper;

    WebhookBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String of(EventEnvelope event) {
        ObjectNode body = mapper.createObjectNode();
        body.put("type", event.type());
        body.put("timestamp", event.time().toString());
        body.putRawValue("data", new RawValue(new String(codec.encode(event).value(), StandardCharsets.UTF_8)));
        body.put("id", event.id().toString());
        body.put("source", event.source());
        body.put("subject", event.subject());
        body.put("key", event.key());
        body.put("sequence", event.sequence());
        body.put("correlationId", event.correlationId());
        body.put("causationId", event.causationId());
        body.put("actor", event.actor());
        return text(body);
    }

    /** The event that {@code body} was made of. */
    EventEnvelope event(String body) {
        try {
            JsonNode event = mapper.readTree(body);
            return new EventEnvelope(
                    UUID.fromString(event.path("id").asText()),
                    event.path("source").asText(),
                    Instant.parse(event.path("timestamp").asText()),
                    event.path("subject").asText(),
                    event.path("sequence").asLong(),
                    event.path("correlationId").asText(),
                    event.path("causationId").asText(null),
                    event.path("actor").asText(),
                    EventJson.read(
                            event.path("type").asText(), event.path("data").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written of an event is readable", e);
        }
    }

    String test(String subscription, String actor, Instant now) {
        ObjectNode body = mapper.createObjectNode();
        body.put("type", TEST);
        body.put("timestamp", now.toString());
        body.putObject("data").put("subscription", subscription).put("requestedBy", actor);
        return text(body);
    }

    private String text(ObjectNode body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always writable", e);
        }
    }
}
