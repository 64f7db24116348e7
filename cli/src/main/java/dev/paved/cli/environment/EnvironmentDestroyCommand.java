package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Destroys an environment with all that runs in it. */
@Command(name = "destroy", description = "Destroy an environment with all that runs in it; asks first.")
final class EnvironmentDestroyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The environment's name.")
    private String name;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentDestroyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (!yes) {
            Confirmation.of("Destroy " + name + " and all that runs in it?", shell);
        }
        ApiClient client = api.client();
        return wait.end(
                client.delete(Resource.at(EnvironmentCommand.PATH).child(name)),
                client,
                output,
                done -> name + " is destroyed. " + EnvironmentWords.receipt(done.result()));
    }
}
