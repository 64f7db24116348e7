package dev.paved.cli.database;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates a service's database in an environment. */
@Command(name = "create", description = "Create a service's database in an environment.")
final class DatabaseCreateCommand implements Callable<Integer> {
    @Mixin
    private Whose whose;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "postgres",
            description = "Its kind (default: ${DEFAULT-VALUE}).")
    private String type;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "small",
            description = "small, medium or large (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "SQL that fills it, once and all at once; - reads it from stdin.")
    private @Nullable String seed;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    DatabaseCreateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json.Fields request = Json.object()
                .with("service", whose.service)
                .with("environment", whose.environment)
                .with("type", type)
                .with("size", size)
                .with("seed", seed == null ? null : SeedFile.read(seed, shell.in()))
                .with("seedFile", "-".equals(seed) ? null : seed);
        ApiClient client = api.client();
        return wait.end(client.post(Resource.at(DatabaseCommand.PATH), request), client, output, this::words);
    }

    private String words(Operation created) {
        String name = created.result().text("database");
        return whose.words() + " is ready: " + name + "\nConnect to it with: platform database connect " + whose.service
                + " --env " + whose.environment;
    }
}
