package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what of an environment is not as declared, and holds the commands that settle it. */
@Command(
        name = "drift",
        description =
                "Show what of an environment is not as declared: platform env drift NAME; revert, adopt or accept it.",
        subcommands = {
            EnvironmentDriftRevertCommand.class,
            EnvironmentDriftAdoptCommand.class,
            EnvironmentDriftAcceptCommand.class
        })
final class EnvironmentDriftCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The environment's name.")
    private @Nullable String name;

    @Option(names = "--all", description = "What is settled too.")
    private boolean all;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentDriftCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (name == null) {
            throw Failure.usage("Drift is shown of one environment.", "platform env drift pr-1234")
                    .thrown();
        }
        List<Json> drifts = api.client()
                .get(DriftWords.of(name).query("all", all ? "true" : null))
                .at("items")
                .items();
        output.list(drifts, DriftWords.table(shell.clock()), name + " is as declared.");
        return 0;
    }
}
