package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings an environment to what a manifest says. */
@Command(
        name = "apply",
        description = "Create the environment of a manifest, or change it to what the manifest says; data stays.")
final class EnvironmentApplyCommand implements Callable<Integer> {
    @Mixin
    private ManifestChoice choice;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentApplyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        Json answer = choice.read(client).put(Resource.at(EnvironmentCommand.PATH), client);
        if (answer.find("generation").isPresent()) {
            output.object(
                    answer,
                    answer.text("name") + " is unchanged: it is as "
                            + EnvironmentWords.manifest(answer).orElse("the manifest") + " says");
            tellDrift(answer);
            return 0;
        }
        return wait.end(answer, client, output, done -> {
            present(client, done).ifPresent(this::tellDrift);
            return EnvironmentWords.ready(done, shell.clock());
        });
    }

    /** The environment as it was seen last; it is ready, whether this can be told or not. */
    private static Optional<Json> present(ApiClient client, Operation done) {
        try {
            return done.result()
                    .find("environment")
                    .map(name -> client.get(Resource.at(EnvironmentCommand.PATH).child(name)));
        } catch (FailureException untold) {
            return Optional.empty();
        }
    }

    private void tellDrift(Json environment) {
        String drift = EnvironmentWords.drift(environment);
        if (!drift.isEmpty()) {
            output.note("When it was looked at last: " + drift);
        }
    }
}
