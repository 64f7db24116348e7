package dev.paved.cli;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the version. */
@Command(name = "version", description = "Print this program's version.")
final class VersionCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json version = Json.object()
                .with("version", Version.NUMBER)
                .with("java", Runtime.version().toString());
        output.object(version, Version.LINE);
        return 0;
    }
}
