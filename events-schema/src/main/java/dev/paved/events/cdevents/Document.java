package dev.paved.events.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The JSON of a CDEvent. What a CDEvent must have and this lacks is a {@link LacksPart}. */
record Document(JsonNode json) {

    /** What the event's head says. */
    CdEvent.Context context() {
        return new CdEvent.Context(
                required("/context/id"),
                required("/context/source"),
                required("/context/type"),
                time("/context/timestamp")
                        .orElseThrow(() -> new LacksPart("/context/timestamp", "must be a time as of RFC 3339")),
                optional("/context/chainId"));
    }

    String subject() {
        return required("/subject/id");
    }

    /** What {@code /subject/content} must have at {@code pointer}. */
    String requiredContent(String pointer) {
        return required("/subject/content" + pointer);
    }

    @Nullable
    String content(String pointer) {
        return optional("/subject/content" + pointer);
    }

    @Nullable
    String custom(String field) {
        return optional("/customData/" + field);
    }

    Optional<Instant> customTime(String field) {
        return time("/customData/" + field);
    }

    OptionalInt customNumber(String field) {
        JsonNode node = json.at("/customData/" + field);
        return node.isInt() ? OptionalInt.of(node.intValue()) : OptionalInt.empty();
    }

    /** Whether the custom field is the boolean {@code value}. */
    boolean customIs(String field, boolean value) {
        JsonNode node = json.at("/customData/" + field);
        return node.isBoolean() && node.booleanValue() == value;
    }

    /** The boolean under {@code field}; null where there is none. */
    @Nullable
    Boolean customFlag(String field) {
        JsonNode node = json.at("/customData/" + field);
        return node.isBoolean() ? (Boolean) node.booleanValue() : null;
    }

    /** The texts in the list under {@code field}. */
    List<String> customTexts(String field) {
        return json.at("/customData/" + field)
                .valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** The name that the service of {@code id} has on the platform: {@code service/hello} is {@code hello}. */
    static String serviceName(String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        return name.isBlank() ? id : name;
    }

    private String required(String pointer) {
        String text = optional(pointer);
        if (text == null) {
            throw new LacksPart(pointer, "must be a text that is not empty");
        }
        return text;
    }

    private @Nullable String optional(String pointer) {
        JsonNode node = json.at(pointer);
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private Optional<Instant> time(String pointer) {
        try {
            return Optional.ofNullable(optional(pointer))
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
