package dev.paved.cli.database;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a database with all that is in it. */
@Command(name = "delete", description = "Delete a service's database with all that is in it; asks first.")
final class DatabaseDeleteCommand implements Callable<Integer> {
    @Mixin
    private Whose whose;

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

    DatabaseDeleteCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (!yes) {
            Confirmation.of("Delete " + whose.words() + " and all that is in it?", shell);
        }
        ApiClient client = api.client();
        return wait.end(client.delete(whose.resource()), client, output, this::words);
    }

    private String words(Operation deleted) {
        List<String> lines = new ArrayList<>(List.of(whose.words() + " is deleted"));
        deleted.result().texts("removed").forEach(object -> lines.add("confirmed gone: " + object));
        deleted.result().texts("left").forEach(object -> lines.add("left alone, not Paved's: " + object));
        return String.join("\n", lines);
    }
}
