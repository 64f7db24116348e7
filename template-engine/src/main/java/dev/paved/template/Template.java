package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.template.workspace.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A golden path that keeps every rule.
 *
 * @param type what kind of service it makes, for example {@code api}
 * @param language what that is written in, for example {@code node}
 * @param form what is asked for
 * @param steps what is done, in order
 * @param output what is said at the end, a mapping with expressions
 * @param source where its files are
 */
public record Template(
        String name,
        String version,
        String title,
        String description,
        String owner,
        String type,
        String language,
        Form form,
        List<Step> steps,
        JsonNode output,
        Source source) {

    public Template {
        steps = List.copyOf(steps);
    }

    /** The first step with such an action. */
    public Optional<Step> step(Predicate<Action> wanted) {
        return steps.stream().filter(step -> wanted.test(step.action())).findFirst();
    }
}
