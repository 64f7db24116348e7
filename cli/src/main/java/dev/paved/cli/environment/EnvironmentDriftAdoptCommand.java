package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes what is there as what is wanted. */
@Command(name = "adopt", description = "Take what is there as what is wanted, where a manifest can say it.")
final class EnvironmentDriftAdoptCommand implements Callable<Integer> {
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
                client.post(choice.to("adopt"), choice.body()),
                client,
                output,
                _ -> choice.words() + " is adopted: the manifest should say so too");
    }
}
