package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.nunjucks.Node.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a template comes to. */
final class Renderer {

    private final Budget budget;
    private final Evaluator evaluator;

    Renderer(Budget budget) {
        this.budget = budget;
        this.evaluator = new Evaluator(budget);
    }

    String text(List<Statement> statements, Frame frame) throws ScriptException {
        StringBuilder text = new StringBuilder();
        all(statements, frame, text);
        return text.toString();
    }

    private void all(List<Statement> statements, Frame frame, StringBuilder out) throws ScriptException {
        for (Statement statement : statements) {
            budget.step(statement.line());
            switch (statement) {
                case Node.Data(String text, int line) -> write(text, line, out);
                case Node.Output(Node.Expression value, int line) -> {
                    JsonNode result = evaluator.value(value, frame);
                    write(Js.isNothing(result) ? "" : Js.string(result), line, out);
                }
                case Node.If choice ->
                    all(
                            Js.isTrue(evaluator.value(choice.condition(), frame)) ? choice.then() : choice.otherwise(),
                            frame,
                            out);
                case Node.For loop -> loop(loop, frame, out);
                case Node.Assignment assignment -> assign(assignment, frame);
                case Node.Switch choice -> choose(choice, frame, out);
                case Node.Filtered filtered -> {
                    JsonNode body = Js.text(text(filtered.body(), frame));
                    write(Js.string(evaluator.filtered(filtered.filter(), body, frame)), filtered.line(), out);
                }
            }
        }
    }

    private void write(String text, int line, StringBuilder out) throws ScriptException {
        out.append(text);
        budget.text(line, text.length());
        if (out.length() > Budget.LONGEST_TEXT) {
            budget.text(line, out.length());
        }
    }

    private void assign(Node.Assignment assignment, Frame frame) throws ScriptException {
        List<Statement> body = assignment.body();
        Node.Expression expression = assignment.value();
        JsonNode value = expression != null
                ? evaluator.value(expression, frame)
                : Js.text(text(body == null ? List.of() : body, frame));
        for (String name : assignment.names()) {
            frame.assign(name, value);
        }
    }

    private void choose(Node.Switch choice, Frame frame, StringBuilder out) throws ScriptException {
        JsonNode value = evaluator.value(choice.value(), frame);
        boolean found = false;
        for (Node.Case each : choice.cases()) {
            found = found || Js.same(value, evaluator.value(each.value(), frame));
            // As in JavaScript, one without a body falls through to the next.
            if (found && !each.body().isEmpty()) {
                all(each.body(), frame, out);
                return;
            }
        }
        all(choice.otherwise(), frame, out);
    }

    private void loop(Node.For loop, Frame frame, StringBuilder out) throws ScriptException {
        JsonNode over = evaluator.value(loop.over(), frame);
        List<List<JsonNode>> rounds = rounds(loop, over);
        if (rounds.isEmpty()) {
            all(loop.otherwise(), frame, out);
            return;
        }
        Frame inner = frame.inner();
        for (int i = 0; i < rounds.size(); i++) {
            List<JsonNode> values = rounds.get(i);
            for (int n = 0; n < loop.names().size(); n++) {
                inner.put(loop.names().get(n), n < values.size() ? values.get(n) : Js.UNDEFINED);
            }
            inner.put("loop", position(i, rounds.size()));
            all(loop.body(), inner, out);
        }
    }

    /** The values of the loop's names, round by round. */
    private static List<List<JsonNode>> rounds(Node.For loop, JsonNode over) throws ScriptException {
        List<List<JsonNode>> rounds = new ArrayList<>();
        boolean several = loop.names().size() > 1;
        if (over.isObject() && several) {
            for (Map.Entry<String, JsonNode> entry : over.properties()) {
                if (!entry.getValue().isMissingNode()) {
                    rounds.add(List.of(Js.text(entry.getKey()), entry.getValue()));
                }
            }
        } else if (over.isTextual() && !several) {
            over.textValue().chars().forEach(c -> rounds.add(List.of(Js.text(String.valueOf((char) c)))));
        } else if (over.isArray()) {
            for (JsonNode item : over) {
                rounds.add(several ? Lists.items(item) : List.of(item));
            }
        } else if (Js.isTrue(over)) {
            String hint = over.isObject() ? "; write {% for key, value in … %}" : "; it must be a list or a mapping";
            throw new ScriptException(loop.line(), "goes through " + Words.kind(over) + " in a loop" + hint);
        }
        return rounds;
    }

    private static ObjectNode position(int index, int length) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", index + 1)
                .put("index0", index)
                .put("revindex", length - index)
                .put("revindex0", length - index - 1)
                .put("first", index == 0)
                .put("last", index == length - 1)
                .put("length", length);
    }
}
