package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets an environment live longer. */
@Command(name = "extend", description = "Let an environment live for this long from now on.")
final class EnvironmentExtendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The environment's name.")
    private String name;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            required = true,
            description = "How long from now: 30s, 10m, 2h, 7d or 1h30m.")
    private String ttl;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentExtendCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource extension = Resource.at(EnvironmentCommand.PATH).child(name).child("extend");
        Json extended = api.client().post(extension, Json.object().with("ttl", ttl));
        output.object(extended, name + " expires " + Age.until(extended.text("expiresAt"), shell.clock()));
        return 0;
    }
}
