package dev.paved.cli.catalog;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.input.InputFile;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks files of entities, with no platform needed. */
@Command(
        name = "validate",
        description =
                "Check catalog-info.yaml files by the catalog's own rules, offline; exits with 2 if one is wrong.")
final class CatalogValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A file of entities in YAML; - is stdin.")
    private List<String> files;

    @Mixin
    private Output output;

    private final Shell shell;

    CatalogValidateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<CheckedFile> checked = files.stream()
                .map(file -> CheckedFile.of(file, InputFile.text(file, shell.in())))
                .toList();
        boolean valid = checked.stream().allMatch(CheckedFile::isValid);
        Json result = Json.object()
                .with("valid", new Json.Bool(valid))
                .with(
                        "files",
                        new Json.Items(checked.stream().map(CheckedFile::asJson).toList()));
        output.object(
                result,
                String.join("\n", checked.stream().map(CheckedFile::words).toList()));
        return valid ? 0 : ExitCode.USAGE_OR_CANCELLED.code();
    }
}
