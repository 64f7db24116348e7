package dev.paved.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.template.nunjucks.References;
import dev.paved.template.nunjucks.References.Reference;
import dev.paved.template.nunjucks.Script;
import dev.paved.template.nunjucks.ScriptException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks, before anything is run, whether expressions of template.yaml can be read and name only what there is by then. */
final class ExpressionCheck {

    private static final Set<String> ROOTS = Set.of("parameters", "steps", "template", "user", "each");

    private final Document document;
    private final Set<String> parameters;
    private final List<Fault> faults;

    ExpressionCheck(Document document, Form form, List<Fault> faults) {
        this.document = document;
        this.parameters = form.parameters().keySet();
        this.faults = faults;
    }

    /** Checks all texts in {@code value}; {@code steps} are the ids of those before. */
    void check(JsonNode value, String pointer, Set<String> steps, boolean each) {
        if (value.isTextual()) {
            text(value.textValue(), pointer, steps, each);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(value.get(i), pointer + "/" + i, steps, each);
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            check(entry.getValue(), Document.below(pointer, entry.getKey()), steps, each);
        }
    }

    private void text(String text, String pointer, Set<String> steps, boolean each) {
        References references;
        try {
            references = Script.parse(text).references();
        } catch (ScriptException e) {
            faults.add(document.fault(pointer, e.rule(), "${{ parameters.name }}"));
            return;
        }
        references.faults().forEach(fault -> faults.add(document.fault(pointer, "has a fault: " + fault.rule(), null)));
        for (Reference reference : references.variables()) {
            if (!reference.optional()) {
                reference(reference, pointer, steps, each);
            }
        }
    }

    private void reference(Reference reference, String pointer, Set<String> steps, boolean each) {
        String root = reference.path().getFirst();
        String name = reference.path().size() > 1 ? reference.path().get(1) : "";
        if (root.equals("secrets")) {
            faults.add(document.fault(
                    pointer,
                    "has secrets, which golden paths are not given; a service reads its own when it runs",
                    null));
        } else if (!ROOTS.contains(root) || root.equals("each") && !each) {
            unknown(
                    pointer,
                    root,
                    each ? ROOTS : ROOTS.stream().filter(r -> !r.equals("each")).toList());
        } else if (!name.isEmpty()) {
            switch (root) {
                case "parameters" -> known(pointer, root, name, parameters);
                case "steps" -> known(pointer, root, name, steps);
                case "template" -> known(pointer, root, name, Set.of("name", "version"));
                case "user" -> known(pointer, root, name, Set.of("ref", "entity"));
                default -> known(pointer, root, name, Set.of("key", "value"));
            }
        }
    }

    private void known(String pointer, String root, String name, Collection<String> names) {
        if (!names.contains(name)) {
            unknown(
                    pointer,
                    root + "." + name,
                    names.stream().map(each -> root + "." + each).toList());
        }
    }

    private void unknown(String pointer, String name, Collection<String> known) {
        faults.add(document.fault(
                pointer,
                "has '" + name + "', which is unknown there; "
                        + (known.isEmpty()
                                ? "nothing is known"
                                : "known are " + String.join(", ", new TreeSet<>(known))),
                null));
    }
}
