package dev.paved.cli.template;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks golden paths, with no platform needed. */
@Command(
        name = "validate",
        description = "Check the folders of golden paths as the platform does, offline; exits with 2 if one is wrong.")
final class TemplateValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "A folder with a template.yaml.")
    private List<String> folders;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The folder whose other folders it may use; the one around it unless given.")
    private @Nullable String root;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<CheckedFolder> checked = folders.stream()
                .map(name -> CheckedFolder.of(name, TemplateFolder.at(Path.of(name), root)))
                .toList();
        boolean valid = checked.stream().allMatch(CheckedFolder::isValid);
        Json result = Json.object()
                .with("valid", new Json.Bool(valid))
                .with(
                        "templates",
                        new Json.Items(
                                checked.stream().map(CheckedFolder::asJson).toList()));
        output.object(
                result,
                String.join("\n", checked.stream().map(CheckedFolder::words).toList()));
        return valid ? 0 : ExitCode.USAGE_OR_CANCELLED.code();
    }
}
