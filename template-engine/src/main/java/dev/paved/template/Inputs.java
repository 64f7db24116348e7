package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rules for what a step gives its action. */
final class Inputs {

    private static final String EXPRESSION = "${{";

    private Inputs() {}

    /** What is wrong with {@code input}; where {@code before} it is resolved, an expression may stand for anything. */
    static List<Fault> faults(Step step, ObjectNode input, boolean before) {
        List<Fault> faults = new ArrayList<>();
        Action action = step.action();
        for (String name : new TreeSet<>(action.required())) {
            if (!input.hasNonNull(name)) {
                faults.add(step.fault(
                        "/input/" + name,
                        "must be there, "
                                + java.util.Objects.requireNonNull(
                                                action.inputs().get(name))
                                        .words));
            }
        }
        for (Map.Entry<String, JsonNode> entry : input.properties()) {
            Kind kind = action.inputs().get(entry.getKey());
            String field = "/input" + Document.below("", entry.getKey());
            JsonNode value = entry.getValue();
            if (kind == null) {
                faults.add(step.fault(
                        field,
                        "is no input of " + action.id() + "; there are "
                                + String.join(
                                        ", ", new TreeSet<>(action.inputs().keySet()))));
            } else if (!kind.allows(value) && !value.isNull() && !(before && mayBecome(value, kind))) {
                faults.add(step.fault(field, "must be " + kind.words + ", and is " + value));
            }
        }
        if (input.has("copyWithoutTemplating") && input.has("copyWithoutRender")) {
            faults.add(step.fault(
                    "/input/copyWithoutRender", "is the old name of copyWithoutTemplating; there may be one of them"));
        }
        return faults;
    }

    private static boolean mayBecome(JsonNode value, Kind kind) {
        boolean resolved = value.toString().contains(EXPRESSION);
        return value.isTextual() ? resolved : kind.allows(value) || value.isArray() && kind == Kind.RENAMES && resolved;
    }
}
