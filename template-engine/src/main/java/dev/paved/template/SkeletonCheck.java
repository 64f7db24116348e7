package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.template.nunjucks.References;
import dev.paved.template.nunjucks.References.Reference;
import dev.paved.template.nunjucks.Script;
import dev.paved.template.nunjucks.ScriptException;
import dev.paved.template.workspace.FileTree;
import dev.paved.template.workspace.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks, before anything is run, whether the files that steps fetch are there, can be read, and name only values they are given. */
final class SkeletonCheck {

    private static final String EXPRESSION = "${{";

    private final Step step;
    private final List<Fault> faults;

    private SkeletonCheck(Step step, List<Fault> faults) {
        this.step = step;
        this.faults = faults;
    }

    static void check(Template template, List<Fault> faults) throws IOException {
        for (Step step : template.steps()) {
            if (step.action() == Action.FETCH_TEMPLATE || step.action() == Action.FETCH_PLAIN) {
                new SkeletonCheck(step, faults).check(template);
            }
        }
    }

    private void check(Template template) throws IOException {
        JsonNode url = step.input().path("url");
        if (!url.isTextual() || url.textValue().contains(EXPRESSION)) {
            return;
        }
        try {
            FileTree tree = FileTree.of(template.source().folder(url.textValue()));
            if (tree.paths().isEmpty()) {
                faults.add(step.fault("/input/url", "has no file in it: " + url.textValue()));
            }
            if (step.action() == Action.FETCH_TEMPLATE
                    && !step.input().toString().contains("\"copyWithoutTemplating\":\"")) {
                files(tree, Fetch.of(step, step.input()));
            }
        } catch (Refused e) {
            faults.add(step.fault("/input/url", e.getMessage() == null ? "" : "is refused: " + e.getMessage()));
        } catch (TemplateException e) {
            faults.addAll(e.faults());
        }
    }

    private void files(FileTree tree, Fetch fetch) throws IOException {
        String folder = step.input().path("url").asText().replaceFirst("^\\./", "");
        for (String path : tree.paths()) {
            String place = folder + "/" + path;
            script(fetch, path, place);
            if (fetch.rendersContents(path)) {
                Optional<String> text = Fetch.text(tree.read(path));
                if (text.isPresent()) {
                    script(fetch, text.get(), place);
                }
            }
        }
    }

    private void script(Fetch fetch, String text, String place) {
        try {
            References references = Script.parse(text, fetch.whitespace()).references();
            references.faults().forEach(fault -> faults.add(Fault.of(place, fault.line(), fault.rule())));
            for (Reference reference : references.variables()) {
                if (!reference.optional()) {
                    reference(reference, place);
                }
            }
        } catch (ScriptException e) {
            faults.add(Fault.of(place, e.line(), e.rule()));
        }
    }

    private void reference(Reference reference, String place) {
        String root = reference.path().getFirst();
        TreeSet<String> known = new TreeSet<>();
        step.input().path("values").fieldNames().forEachRemaining(name -> known.add("values." + name));
        if (!root.equals("values")) {
            faults.add(Fault.of(
                    place,
                    reference.line(),
                    "'" + String.join(".", reference.path()) + "' is unknown; known are "
                            + String.join(", ", known)
                            + ". What is meant for another program belongs into {% raw %} … {% endraw %}, or its file"
                            + " into copyWithoutTemplating"));
        } else if (reference.path().size() > 1
                && !step.input().path("values").isTextual()
                && !known.contains("values." + reference.path().get(1))) {
            faults.add(Fault.of(
                    place,
                    reference.line(),
                    "'values." + reference.path().get(1) + "' is unknown; known are " + String.join(", ", known)));
        }
    }
}
