package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces the master key. */
@Command(name = "rotate-key", description = "Make a new master key and bring all secrets under it.")
final class SecretsRotateKeyCommand implements Callable<Integer> {
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
                client.post(Resource.at(SecretsCommand.PATH).child("master-key").child("rotate"), Json.object()),
                client,
                output,
                done -> "all secrets are sealed with the master key "
                        + done.result().text("masterKey"));
    }
}
