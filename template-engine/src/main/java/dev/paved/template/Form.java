package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a template asks for.
 *
 * @param pages each a JSON Schema, draft 7, of an object
 */
public record Form(List<JsonNode> pages) {

    public Form {
        pages = List.copyOf(pages);
    }

    /** An input that the form does not allow: where it is, as a JSON Pointer into the inputs, and the rule. */
    public record InputFault(String pointer, String rule) {}

    /** The parameters with the schema of each, also those that are asked for only under a condition. */
    public Map<String, JsonNode> parameters() {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        pages.forEach(page -> Schemas.collect(page, parameters));
        return parameters;
    }

    /** {@code given} with the defaults of what was not given. */
    public ObjectNode complete(ObjectNode given) {
        ObjectNode complete = given.deepCopy();
        pages.forEach(page -> Schemas.fillIn(page, complete));
        return complete;
    }

    /** What is wrong with {@code inputs}, which are complete. */
    public List<InputFault> faults(ObjectNode inputs) {
        List<InputFault> faults = new ArrayList<>();
        Map<String, JsonNode> known = parameters();
        inputs.fieldNames().forEachRemaining(name -> {
            if (!known.containsKey(name)) {
                faults.add(new InputFault(
                        Document.below("", name),
                        "is no parameter of this template; there are " + String.join(", ", known.keySet())));
            }
        });
        for (JsonNode page : pages) {
            Map<String, JsonNode> own = new LinkedHashMap<>();
            Schemas.collect(page, own);
            Schema schema = Schemas.of(page);
            for (Error error : schema.validate(inputs.deepCopy().retain(own.keySet()))) {
                faults.add(new InputFault(pointer(error), rule(error)));
            }
        }
        return faults;
    }

    private static String rule(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "must be given";
            case "enum" -> "must be one of " + listed(error.getSchemaNode());
            default -> String.valueOf(error.getMessage());
        };
    }

    private static String listed(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return property == null ? at : Document.below(at.equals("/") ? "" : at, property);
    }

    /**
     * The value that {@code text}, which was typed in, means for the parameter {@code name}: of the type that its schema says. What cannot
     * be read as that stays a text, and the schema's rule tells why it is wrong.
     */
    public JsonNode read(String name, String text) {
        JsonNode schema = parameters().get(name);
        return Texts.read(schema == null ? MissingNode.getInstance() : schema, text);
    }
}
