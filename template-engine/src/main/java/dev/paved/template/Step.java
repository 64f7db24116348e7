package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A step of a template, its expressions not yet resolved.
 *
 * @param id what later steps call it
 * @param name what people see
 * @param input what the action is given
 * @param condition it is left out unless this is true; a {@code MissingNode} for always
 * @param each it is done for each item of this; a {@code MissingNode} for once
 * @param pointer where it is in template.yaml
 * @param line the line it begins in
 */
public record Step(
        String id,
        String name,
        Action action,
        ObjectNode input,
        JsonNode condition,
        JsonNode each,
        String pointer,
        int line) {

    Fault fault(String rule) {
        return new Fault(Document.FILE, line, pointer, rule, null);
    }

    Fault fault(String field, String rule) {
        return new Fault(Document.FILE, line, pointer + field, rule, null);
    }
}
