package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code spec.parameters}: one page, or a list of them. */
final class FormReader {

    private static final String PARAMETERS = "/spec/parameters";

    private final Document document;
    private final List<Fault> faults;

    FormReader(Document document, List<Fault> faults) {
        this.document = document;
        this.faults = faults;
    }

    Form read() {
        JsonNode parameters = document.root().at(PARAMETERS);
        List<JsonNode> pages = new ArrayList<>();
        if (parameters.isArray()) {
            for (int i = 0; i < parameters.size(); i++) {
                page(parameters.get(i), PARAMETERS + "/" + i, pages);
            }
        } else if (!parameters.isMissingNode()) {
            page(parameters, PARAMETERS, pages);
        }
        Form form = new Form(pages);
        if (faults.isEmpty() && !form.parameters().containsKey("name")) {
            fault(
                    PARAMETERS,
                    "must have the parameter 'name', which is the service's",
                    "{required: [name], properties: {name: {type: string}}}");
        }
        return form;
    }

    private void page(JsonNode page, String pointer, List<JsonNode> pages) {
        if (!page.path("properties").isObject()) {
            fault(pointer, "must be a JSON Schema with properties", "{properties: {name: {type: string}}}");
            return;
        }
        if (usable(page, pointer)) {
            pages.add(page);
            page.path("properties")
                    .properties()
                    .forEach(property -> preset(property, Document.below(pointer + "/properties", property.getKey())));
        }
        for (JsonNode name : page.path("required")) {
            if (!page.path("properties").has(name.asText())) {
                fault(
                        pointer + "/required",
                        "has '" + name.asText() + "', which is not among the page's properties",
                        null);
            }
        }
    }

    /** Uses the schema once, since much of what is wrong with one shows only then: here, and not to whoever fills it in. */
    private boolean usable(JsonNode page, String pointer) {
        ObjectNode filledIn = JsonNodeFactory.instance.objectNode();
        page.path("properties")
                .properties()
                .forEach(property -> filledIn.set(property.getKey(), example(property.getValue())));
        try {
            Schemas.of(page).validate(filledIn);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            fault(pointer, "must be a JSON Schema that can be used (" + e.getMessage() + ")", null);
            return false;
        }
    }

    private static JsonNode example(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
            case "array" -> JsonNodeFactory.instance.arrayNode().add("text");
            case "object" -> JsonNodeFactory.instance.objectNode();
            default -> JsonNodeFactory.instance.textNode("text");
        };
    }

    private void preset(Map.Entry<String, JsonNode> property, String pointer) {
        JsonNode preset = property.getValue().path("default");
        if (!property.getValue().isObject()) {
            fault(pointer, "must be a JSON Schema", "{type: string}");
        } else if (!preset.isMissingNode()) {
            for (Error error : Schemas.of(property.getValue()).validate(preset)) {
                fault(
                        pointer + "/default",
                        "must be allowed by the parameter's own rules: " + error.getMessage(),
                        null);
            }
        }
    }

    private void fault(String pointer, String rule, @org.jspecify.annotations.Nullable String example) {
        faults.add(document.fault(pointer, rule, example));
    }
}
