package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a location out of the catalog. */
@Command(name = "unregister", description = "Take a location and its entities out of the catalog; its files stay.")
final class CatalogUnregisterCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The location's id: platform catalog locations")
    private String id;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    CatalogUnregisterCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource resource = Resource.at(LocationWords.LOCATIONS).child(id);
        if (!yes) {
            Json location = api.client().get(resource);
            Confirmation.of(
                    "Take " + location.text("target") + " and its " + location.text("entities")
                            + " entities out of the catalog?",
                    shell);
        }
        Json removed = api.client().delete(resource);
        output.object(
                removed,
                removed.text("target") + " and its " + removed.text("removed") + " entities are out of the catalog.");
        return 0;
    }
}
