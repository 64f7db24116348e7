package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes an orphan. */
@Command(
        name = "delete",
        description = "Delete an entity that no file tells of any more: platform catalog list --orphans")
final class CatalogDeleteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REF", description = Named.HELP)
    private String ref;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json deleted = api.client().delete(Named.resource(ref));
        output.object(deleted, deleted.text("ref") + " is out of the catalog.");
        return 0;
    }
}
