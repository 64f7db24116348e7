package dev.paved.integrations.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.EventJson;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three modes of the binding: one event in headers and body (binary), one in a body (structured), and several in
 * a body (batch).
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     protocol binding for CloudEvents</a>
 */
final class Envelopes {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String WHAT = "JSON";
    private static final ObjectReader READER = EventJson.mapper().readerFor(JsonNode.class);

    private Envelopes() {}

    /** The events that came with {@code headers}, in their order. */
    static List<Envelope> read(HttpHeaders headers, byte[] body) {
        JsonNode json = RawBody.read(READER, WHAT, body);
        return switch (mediaType(headers)) {
            case BATCH -> batch(json);
            case STRUCTURED -> List.of(structured(json, ""));
            default -> List.of(binary(headers, json));
        };
    }

    private static String mediaType(HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static List<Envelope> batch(JsonNode json) {
        if (!json.isArray()) {
            throw refused("", "must be a list of CloudEvents");
        }
        return IntStream.range(0, json.size())
                .mapToObj(i -> structured(json.get(i), "/" + i))
                .toList();
    }

    private static Envelope structured(JsonNode json, String at) {
        String version = attribute(json, at, "specversion");
        if (!version.equals("1.0")) {
            throw refused(at + "/specversion", "must be 1.0");
        }
        return new Envelope(
                attribute(json, at, "id"),
                attribute(json, at, "source"),
                attribute(json, at, "type"),
                data(json, at),
                at + "/data");
    }

    private static String attribute(JsonNode json, String at, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refused(at + "/" + name, "must be a text that is not empty");
        }
        return value.textValue();
    }

    private static JsonNode data(JsonNode json, String at) {
        if (!json.has("data_base64")) {
            return json.path("data");
        }
        try {
            return READER.readTree(json.path("data_base64").binaryValue());
        } catch (IOException | IllegalArgumentException e) {
            throw refused(at + "/data_base64", "must be JSON in Base64");
        }
    }

    private static Envelope binary(HttpHeaders headers, JsonNode json) {
        if (!"1.0".equals(headers.getHeaderString("ce-specversion"))) {
            throw refused(
                    "",
                    "has to come with the header ce-specversion: 1.0 or the content type " + STRUCTURED + " or "
                            + BATCH);
        }
        return new Envelope(header(headers, "id"), header(headers, "source"), header(headers, "type"), json, "");
    }

    private static String header(HttpHeaders headers, String name) {
        String value = headers.getHeaderString("ce-" + name);
        if (value == null || value.isBlank()) {
            throw refused("", "has to come with the header ce-" + name);
        }
        return Percent.decoded(value);
    }

    static RefusedException refused(String pointer, @Nullable String reason) {
        return new RefusedException(new NotACdEvent(pointer, reason == null ? "is wrong" : reason));
    }
}
