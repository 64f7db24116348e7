package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code spec.steps}, and checks their inputs and expressions. */
final class StepReader {

    private static final int MOST = 100;
    private static final String STEPS = "/spec/steps";

    private final Document document;
    private final ExpressionCheck expressions;
    private final List<Fault> faults;

    StepReader(Document document, Form form, List<Fault> faults) {
        this.document = document;
        this.faults = faults;
        this.expressions = new ExpressionCheck(document, form, faults);
    }

    List<Step> read() {
        JsonNode list = document.root().at(STEPS);
        List<Step> steps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (list.size() > MOST) {
            faults.add(document.fault(STEPS, "has more than " + MOST + " steps", null));
            return steps;
        }
        for (int i = 0; i < list.size(); i++) {
            String pointer = STEPS + "/" + i;
            JsonNode step = list.get(i);
            String id = step.path("id").asText("step-" + (i + 1));
            step(step, pointer, id, ids).ifPresent(steps::add);
            if (!ids.add(id)) {
                faults.add(document.fault(
                        pointer + "/id", "must be an id that no other step has, and is '" + id + "'", null));
            }
        }
        expressions.check(document.root().at("/spec/output"), "/spec/output", ids, false);
        return steps;
    }

    private Optional<Step> step(JsonNode step, String pointer, String id, Set<String> before) {
        expressions.check(step.path("if"), pointer + "/if", before, false);
        expressions.check(step.path("each"), pointer + "/each", before, false);
        expressions.check(step.path("input"), pointer + "/input", before, step.has("each"));
        String name = step.path("action").asText();
        Optional<Action> action = Action.named(name);
        if (action.isEmpty()) {
            faults.add(document.fault(
                    pointer + "/action",
                    "must be one of " + String.join(", ", Action.ids()) + ", and is '" + name + "'",
                    "action: fetch:template"));
            return Optional.empty();
        }
        ObjectNode input =
                step.path("input") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        Step read = new Step(
                id,
                step.path("name").asText(id),
                action.get(),
                input,
                step.path("if"),
                step.path("each"),
                pointer,
                document.line(pointer));
        Inputs.faults(read, input, true)
                .forEach(fault -> faults.add(document.fault(fault.field(), fault.rule(), fault.example())));
        return Optional.of(read);
    }
}
