package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.paved.template.nunjucks.Budget;
import dev.paved.template.workspace.Refused;
import dev.paved.template.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of a template with complete inputs, in a folder. The same always gives the same files, so a run that was broken off may go on with
 * the files and the outputs of its earlier steps.
 */
public final class Run {

    /** How long all steps may take, outside work not counted. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int MOST_ROUNDS = 200;

    private final Template template;
    private final ObjectNode outputs;
    private final Scope scope;
    private final List<String> log = new ArrayList<>();

    /**
     * A run.
     *
     * @param outputs what earlier steps gave, by their ids, each as {@code {output: …}}; steps that are done are added to it
     */
    public Run(Template template, ObjectNode inputs, User user, ObjectNode outputs) {
        this.template = template;
        this.outputs = outputs;
        this.scope = new Scope(template, inputs, outputs, user, new Budget(LIMIT));
    }

    /** What steps said. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /**
     * Does the step at {@code position} in the folder {@code workspace}.
     *
     * @throws TemplateException where the template is at fault; the workspace may have some of the step's files then
     * @throws IOException where reading or writing fails
     */
    public Outcome step(int position, Path workspace) throws TemplateException, IOException {
        Step step = template.steps().get(position);
        if (!isWanted(scope.resolve(step.condition(), step), step)) {
            record(step, JsonNodeFactory.instance.objectNode());
            return new Outcome.LeftOut();
        }
        if (!step.action().isLocal()) {
            return new Outcome.Due(input(step, scope));
        }
        try {
            ObjectNode output = local(step, Workspace.at(workspace));
            record(step, output);
            return new Outcome.Done(output);
        } catch (Refused e) {
            throw new TemplateException(step.fault("is refused: " + e.getMessage()));
        }
    }

    /** Remembers what a step gave, for later ones. */
    public void record(Step step, ObjectNode output) {
        outputs.putObject(step.id()).set("output", output);
    }

    /** What is said at the end. */
    public JsonNode output() throws TemplateException {
        return scope.resolve(template.output(), template.steps().getLast());
    }

    private static boolean isWanted(JsonNode condition, Step step) {
        if (step.condition().isMissingNode()) {
            return true;
        }
        return condition.isArray()
                ? !condition.isEmpty()
                : !condition.isMissingNode()
                        && !condition.isNull()
                        && !(condition.isTextual() && condition.textValue().isEmpty())
                        && !(condition.isBoolean() && !condition.booleanValue())
                        && !(condition.isNumber() && condition.doubleValue() == 0);
    }

    private ObjectNode local(Step step, Workspace workspace) throws TemplateException, Refused, IOException {
        if (step.each().isMissingNode()) {
            act(step, scope, workspace);
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode items = scope.resolve(step.each(), step);
        if (!items.isContainerNode() || items.size() > MOST_ROUNDS) {
            throw new TemplateException(step.fault(
                    "/each",
                    "must come to a list or a mapping of at most " + MOST_ROUNDS + " items, and is "
                            + (items.isContainerNode() ? "one of " + items.size() : items)));
        }
        for (Map.Entry<JsonNode, JsonNode> item : items(items)) {
            act(step, scope.with(item.getKey(), item.getValue()), workspace);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static List<Map.Entry<JsonNode, JsonNode>> items(JsonNode container) {
        List<Map.Entry<JsonNode, JsonNode>> items = new ArrayList<>();
        if (container instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                items.add(Map.entry(TextNode.valueOf(String.valueOf(i)), list.get(i)));
            }
        } else {
            container
                    .properties()
                    .forEach(entry -> items.add(Map.entry(TextNode.valueOf(entry.getKey()), entry.getValue())));
        }
        return items;
    }

    private static ObjectNode input(Step step, Scope scope) throws TemplateException {
        ObjectNode input = (ObjectNode) scope.resolve(step.input(), step);
        JsonNode values = input.path("values");
        input.remove(input.properties().stream()
                .filter(entry -> entry.getValue().isMissingNode())
                .map(Map.Entry::getKey)
                .toList());
        List<Fault> faults = Inputs.faults(step, input, false);
        if (!faults.isEmpty()) {
            throw new TemplateException(faults);
        }
        return values.isObject() ? input.set("values", values) : input;
    }

    private void act(Step step, Scope inner, Workspace workspace) throws TemplateException, Refused, IOException {
        ObjectNode input = input(step, inner);
        switch (step.action()) {
            case FETCH_TEMPLATE, FETCH_PLAIN ->
                Fetch.of(step, input).into(workspace, template.source(), inner.budget());
            case LOG -> FileActions.log(input, workspace, log);
            case DELETE -> FileActions.delete(input, workspace);
            case RENAME -> FileActions.rename(input, workspace);
            case PUBLISH, PUBLISH_GITHUB, REGISTER ->
                throw new IllegalStateException("not of the workspace: " + step.action());
        }
    }
}
