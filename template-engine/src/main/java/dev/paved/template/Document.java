package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.paved.catalog.model.Place;
import dev.paved.catalog.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of template.yaml, and where each field of it stands. */
final class Document {

    static final String FILE = "template.yaml";

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final JsonNode root;

    Document(Value.Mapping document) {
        this.root = json(document, "");
    }

    JsonNode root() {
        return root;
    }

    /** What it has that a template cannot have. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The line of the field at {@code pointer}, or of the nearest one around it. */
    int line(String pointer) {
        String present = pointer;
        while (!lines.containsKey(present) && !present.isEmpty()) {
            present = present.substring(0, present.lastIndexOf('/'));
        }
        return lines.getOrDefault(present, 1);
    }

    Fault fault(String pointer, String rule, @Nullable String example) {
        return new Fault(FILE, line(pointer), pointer, rule, example);
    }

    static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode json(Value value, String pointer) {
        Place place = value.place();
        lines.put(pointer, place.line());
        return switch (value) {
            case Value.Text(String text, Place at) -> TextNode.valueOf(text);
            case Value.Truth(boolean truth, Place at) -> BooleanNode.valueOf(truth);
            case Value.Null(Place at) -> NullNode.getInstance();
            case Value.Number(Number number, Place at) -> number(number);
            case Value.Placeholder(String format, String target, Place at) -> {
                faults.add(fault(
                        pointer,
                        "has $" + format + ", which a golden path cannot have; write what " + target + " says here",
                        null));
                yield NullNode.getInstance();
            }
            case Value.Sequence(List<Value> items, Place at) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int i = 0; i < items.size(); i++) {
                    array.add(json(items.get(i), pointer + "/" + i));
                }
                yield array;
            }
            case Value.Mapping mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                mapping.entries().forEach((key, item) -> object.set(key, json(item, below(pointer, key))));
                mapping.keys().forEach((key, at) -> lines.put(below(pointer, key), at.line()));
                yield object;
            }
        };
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Long whole -> LongNode.valueOf(whole);
            case Integer whole -> LongNode.valueOf(whole);
            case Double real -> DoubleNode.valueOf(real);
            default -> DecimalNode.valueOf(new java.math.BigDecimal(number.toString()));
        };
    }
}
