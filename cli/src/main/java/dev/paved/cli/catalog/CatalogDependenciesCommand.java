package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an entity does not work without. */
@Command(name = "dependencies", description = "List what an entity depends on, directly and through others.")
final class CatalogDependenciesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REF", description = Named.HELP)
    private String ref;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Over at most this many relations; 1 for direct ones only.")
    private @Nullable String depth;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        new Reach(api, output).show(ref, "dependencies", depth, "It depends on nothing.");
        return 0;
    }
}
