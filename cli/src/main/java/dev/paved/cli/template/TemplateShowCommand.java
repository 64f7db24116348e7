package dev.paved.cli.template;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a golden path with its form. */
@Command(name = "show", description = "Show a golden path: what it asks for, and what it does.")
final class TemplateShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The golden path's name.")
    private String name;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json template = api.client().get(Resource.at("/api/templates").child(name));
        List<String> parts = new ArrayList<>();
        parts.add(new Details()
                .with("Name", template.text("name"))
                .with("Version", template.text("version"))
                .with("Title", template.text("title"))
                .with("Description", template.text("description"))
                .with("Owner", template.text("owner"))
                .with("Type", template.text("type"))
                .with("Language", template.text("language"))
                .render());
        parts.add(FormWords.of(template.at("parameters").items()));
        parts.add("Steps:\n"
                + String.join(
                        "\n",
                        template.at("steps").items().stream()
                                .map(step -> "  " + step.text("name") + " (" + step.text("action") + ")")
                                .toList()));
        output.object(template, String.join("\n\n", parts));
        return 0;
    }
}
