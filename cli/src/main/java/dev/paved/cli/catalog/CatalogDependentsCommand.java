package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What no longer works without an entity. */
@Command(name = "dependents", description = "List what depends on an entity, directly and through others.")
final class CatalogDependentsCommand implements Callable<Integer> {

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
        new Reach(api, output).show(ref, "dependents", depth, "Nothing depends on it.");
        return 0;
    }
}
