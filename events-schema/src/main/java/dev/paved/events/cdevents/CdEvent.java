package dev.paved.events.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CDEvent.
 *
 * @param context what every CDEvent says
 * @param subject the id of what it happened to
 * @param content what its type defines
 * @param customData what only Paved says: the data of the event it was made from
 */
public record CdEvent(Context context, String subject, JsonNode content, JsonNode customData) {

    /** The version of the specification that is written. */
    public static final String SPECVERSION = "0.5.1";

    /**
     * What every CDEvent says.
     *
     * @param id unique within {@code source}; the same pair is the same event
     * @param source what published it, as a URI reference
     * @param type which event it is, and its version, for example {@code dev.cdevents.service.deployed.0.3.0}
     * @param timestamp when it happened
     * @param chainId the chain of events it belongs to, where known
     */
    public record Context(
            String id,
            String source,
            String type,
            Instant timestamp,
            @Nullable String chainId) {}

    /** The event as UTF-8 JSON. */
    public byte[] json() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode head = event.putObject("context")
                .put("specversion", SPECVERSION)
                .put("id", context.id())
                .put("source", context.source())
                .put("type", context.type())
                .put("timestamp", context.timestamp().toString());
        if (context.chainId() instanceof String chainId) {
            head.put("chainId", chainId);
        }
        event.putObject("subject").put("id", subject).set("content", content);
        event.set("customData", customData);
        event.put("customDataContentType", "application/json");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
