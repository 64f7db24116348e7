package dev.paved.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Predicate;

/** Reads what was typed in for a parameter. */
final class Texts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Texts() {}

    static JsonNode read(JsonNode schema, String text) {
        JsonNode asText = TextNode.valueOf(text);
        return switch (schema.path("type").asText()) {
            case "boolean" -> json(text, JsonNode::isBoolean, asText);
            case "integer", "number" -> json(text, JsonNode::isNumber, asText);
            case "object" -> json(text, JsonNode::isObject, asText);
            case "array" -> json(text, JsonNode::isArray, list(schema.path("items"), text));
            case "string" -> asText;
            default -> schema.has("enum") ? listed(schema.path("enum"), text) : asText;
        };
    }

    private static JsonNode json(String text, Predicate<JsonNode> wanted, JsonNode otherwise) {
        try {
            JsonNode value = JSON.readTree(text);
            return wanted.test(value) ? value : otherwise;
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }

    private static JsonNode list(JsonNode items, String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (!text.isBlank()) {
            for (String item : text.split(",")) {
                list.add(read(items, item.strip()));
            }
        }
        return list;
    }

    private static JsonNode listed(JsonNode values, String text) {
        for (JsonNode value : values) {
            if (value.asText().equals(text)) {
                return value;
            }
        }
        return TextNode.valueOf(text);
    }
}
