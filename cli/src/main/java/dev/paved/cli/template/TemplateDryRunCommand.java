package dev.paved.cli.template;

import dev.paved.cli.context.Api;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a golden path would make; nothing is made. */
@Command(
        name = "dry-run",
        description =
                "Show the files that a golden path would make: of a folder, offline, or of the platform's, by its name.")
final class TemplateDryRunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR|NAME", description = "A folder with a template.yaml, or the name of a golden path.")
    private String template;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A parameter of its form; again for each. Lists and mappings are written as JSON, lists also with commas.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--show", paramLabel = "FILE", description = "Print the contents of this file instead of the list.")
    private @Nullable String show;

    @Option(names = "--into", paramLabel = "DIR", description = "Write the files into this new folder.")
    private @Nullable String into;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The folder whose other folders it may use; the one around it unless given.")
    private @Nullable String root;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    TemplateDryRunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Optional<TemplateFolder> folder = TemplateFolder.find(template, root);
        Tried tried = folder.isPresent()
                ? OfflineTrial.of(template, folder.get(), parameters)
                : RemoteTrial.of(template, api.client(), parameters);
        if (show != null) {
            tried.print(show, shell);
        } else if (into != null) {
            int written = tried.writeInto(into);
            output.object(tried.json(), "Wrote " + written + " files into " + into + ".");
        } else {
            output.object(tried.json(), tried.words());
        }
        return 0;
    }
}
