package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows where the catalog reads entities from. */
@Command(
        name = "locations",
        description = "List the locations that the catalog follows, or show one with what is wrong with it.")
final class CatalogLocationsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "A location's id.")
    private @Nullable String id;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    CatalogLocationsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource locations = Resource.at(LocationWords.LOCATIONS);
        if (id != null) {
            Json location = api.client().get(locations.child(id));
            output.object(location, LocationWords.of(location));
            return 0;
        }
        Table table = Table.of(
                Column.of("ID", "id"),
                Column.of("STATE", "state"),
                Column.of("FILES", "files"),
                Column.of("ENTITIES", "entities"),
                new Column("READ", item -> Age.since(item.text("readAt"), shell.clock())),
                new Column("TARGET", item -> item.text("type") + ":" + item.text("target")));
        output.list(
                Pages.all(api.client(), locations),
                table,
                "No locations. Register one with: platform catalog register ./catalog-info.yaml");
        return 0;
    }
}
