package dev.paved.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A template with what was typed into its form. */
public final class Trial {

    private final Template template;
    private final ObjectNode inputs;
    private final User user;

    /** {@code texts} are read as the form says, and completed with its defaults. */
    public Trial(Template template, Map<String, String> texts, User user) {
        this.template = template;
        this.user = user;
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        texts.forEach((name, text) -> given.set(name, template.form().read(name, text)));
        this.inputs = template.form().complete(given);
    }

    /** What the form does not allow. */
    public List<Form.InputFault> faults() {
        return template.form().faults(inputs);
    }

    /** What would be made; only where the form allows the inputs. */
    public DryRun run() throws TemplateException, IOException {
        return DryRun.of(template, inputs, user);
    }
}
