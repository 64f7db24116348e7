package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes an environment as it is declared again. */
@Command(name = "revert", description = "Make what is there as declared, whoever changed it.")
final class EnvironmentDriftRevertCommand implements Callable<Integer> {
    @Mixin
    private DriftChoice choice;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        ApiClient client = api.client();
        return wait.end(
                client.post(choice.to("revert"), choice.body()), client, output, _ -> choice.words() + " is reverted");
    }
}
