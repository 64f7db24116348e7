package dev.paved.cli.preview;

import dev.paved.cli.context.Api;
import dev.paved.cli.environment.Manifest;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at a manifest of previews before there is a pull request. */
@Command(
        name = "check",
        description = "Check a manifest of previews before a pull request has it, by the platform's own rules.")
final class PreviewCheckCommand implements Callable<Integer> {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = ".paved/preview.yaml",
            description = "The manifest; - reads it from stdin (default: ${DEFAULT-VALUE}).")
    private String file;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    PreviewCheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        Resource previews = Resource.at(PreviewCommand.PATH);
        Json sample = Manifest.read(file, shell.in(), client, previews).post(previews.child("check"), client);
        List<Json> services = sample.at("services").items();
        output.object(
                sample,
                file + " is right: the pull request owner/repository#1 would get the environment "
                        + sample.text("environment")
                        + (services.isEmpty() ? "" : "\n\n" + services().render(services)));
        return 0;
    }

    private static Table services() {
        return Table.of(Column.of("SERVICE", "name"), Column.of("IMAGE", "image"), Column.of("REPLICAS", "replicas"));
    }
}
