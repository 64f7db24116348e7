package dev.paved.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/** An entity as JSON, with all that it says. */
public final class EntityJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EntityJson() {}

    /** {@code entity}, whole. */
    public static ObjectNode of(Entity entity) {
        return object(entity.document());
    }

    /** Whether a text or a name in {@code json} has a NUL character, which PostgreSQL keeps in no text. */
    public static boolean hasNul(JsonNode json) {
        return json.isTextual()
                ? json.textValue().indexOf('\0') >= 0
                : json.properties().stream().anyMatch(field -> field.getKey().indexOf('\0') >= 0)
                        || json.valueStream().anyMatch(EntityJson::hasNul);
    }

    private static JsonNode of(Value value) {
        return switch (value) {
            case Value.Text text -> JSON.textNode(text.text());
            case Value.Number number -> number(number.number());
            case Value.Truth truth -> JSON.booleanNode(truth.truth());
            case Value.Null nothing -> JSON.nullNode();
            case Value.Placeholder placeholder ->
                JSON.objectNode().put("$" + placeholder.format(), placeholder.target());
            case Value.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Value.Mapping mapping -> object(mapping);
        };
    }

    private static ObjectNode object(Value.Mapping mapping) {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach((key, value) -> object.set(key, of(value)));
        return object;
    }

    /** What JSON has no number for is null, as JavaScript writes it. */
    private static JsonNode number(Number number) {
        return switch (number) {
            case BigInteger integer -> JSON.numberNode(integer);
            case BigDecimal decimal -> JSON.numberNode(decimal);
            default -> JSON.nullNode();
        };
    }
}
