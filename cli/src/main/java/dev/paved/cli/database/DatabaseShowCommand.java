package dev.paved.cli.database;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a database, without its password. */
@Command(name = "show", description = "Show a service's database in an environment.")
final class DatabaseShowCommand implements Callable<Integer> {
    @Mixin
    private Whose whose;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json database = api.client().get(whose.resource());
        output.object(
                database,
                new Details()
                        .with("Service", database.text("service"))
                        .with("Environment", database.text("environment"))
                        .with("Type", database.text("type"))
                        .with("Size", database.text("size"))
                        .with("Phase", database.text("phase"))
                        .with("Message", database.text("message"))
                        .with("Owner", database.text("owner"))
                        .with("Provider", database.text("provider"))
                        .with("Database", database.text("database"))
                        .with("Seed", database.text("seedDigest"))
                        .with("Created", database.text("createdAt"))
                        .with("Ready", database.text("readyAt"))
                        .render());
        return 0;
    }
}
