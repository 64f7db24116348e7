package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.nunjucks.Budget;
import dev.paved.template.nunjucks.Script;
import dev.paved.template.nunjucks.ScriptException;
import java.util.Map;

/** What the expressions of template.yaml refer to. */
final class Scope {

    private final ObjectNode names = JsonNodeFactory.instance.objectNode();
    private final Budget budget;

    Scope(Template template, ObjectNode inputs, ObjectNode steps, User user, Budget budget) {
        this.budget = budget;
        ObjectNode parameters = names.putObject("parameters");
        template.form().parameters().keySet().forEach(name -> parameters.set(name, MissingNode.getInstance()));
        parameters.setAll(inputs);
        names.set("steps", steps);
        names.putObject("template").put("name", template.name()).put("version", template.version());
        names.set("user", user.json());
    }

    private Scope(ObjectNode names, Budget budget) {
        this.names.setAll(names);
        this.budget = budget;
    }

    /** This scope for one item of {@code each}. */
    Scope with(JsonNode key, JsonNode value) {
        Scope inner = new Scope(names, budget);
        ObjectNode each = JsonNodeFactory.instance.objectNode();
        each.set("key", key);
        each.set("value", value);
        inner.names.set("each", each);
        return inner;
    }

    /** {@code value} with all its expressions resolved; what comes to nothing is left out of mappings, and null in lists. */
    JsonNode resolve(JsonNode value, Step step) throws TemplateException {
        if (value.isTextual()) {
            try {
                return Script.parse(value.textValue()).value(names, budget);
            } catch (ScriptException e) {
                throw new TemplateException(step.fault("cannot be resolved: " + e.rule()));
            }
        }
        if (value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : value) {
                JsonNode resolved = resolve(item, step);
                items.add(resolved.isMissingNode() ? JsonNodeFactory.instance.nullNode() : resolved);
            }
            return items;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                // One that comes to nothing is known to the files that may refer to it, and has nothing.
                object.set(entry.getKey(), resolve(entry.getValue(), step));
            }
            return object;
        }
        return value;
    }

    Budget budget() {
        return budget;
    }
}
