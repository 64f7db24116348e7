package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the proof that an environment is gone. */
@Command(name = "receipt", description = "Show what the last teardown of an environment of that name removed.")
final class EnvironmentReceiptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The environment's name.")
    private String name;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json receipt = api.client()
                .get(Resource.at(EnvironmentCommand.PATH).child(name).child("receipt"));
        String details = new Details()
                .with("Name", receipt.text("environment"))
                .with("Created", receipt.text("createdAt"))
                .with("Destroyed", receipt.text("destroyedAt"))
                .with("Reason", receipt.text("reason"))
                .render();
        output.object(receipt, details + "\n\n" + EnvironmentWords.receipt(receipt));
        return 0;
    }
}
