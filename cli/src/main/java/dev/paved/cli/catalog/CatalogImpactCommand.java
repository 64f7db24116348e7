package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who is affected when an entity is down. */
@Command(
        name = "impact",
        description = "Show who is affected when an entity is down: the owners of all that depends on it.")
final class CatalogImpactCommand implements Callable<Integer> {

    private static final String NOBODY = "nobody";

    @Parameters(paramLabel = "REF", description = Named.HELP)
    private String ref;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json impact = api.client().get(Named.resource(ref).child("impact"));
        output.object(impact, words(impact));
        return 0;
    }

    private static String words(Json impact) {
        List<Json> owners = impact.at("owners").items();
        if (owners.isEmpty()) {
            return "Nothing depends on " + impact.text("ref") + ".";
        }
        String all = owners.stream()
                .map(owner -> (owner.text("owner").isEmpty() ? NOBODY : owner.text("owner"))
                        + owner.texts("refs").stream()
                                .map(entity -> "\n  " + entity)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        String count = impact.text("entities");
        return "When " + impact.text("ref") + " is down, "
                + (count.equals("1") ? "1 entity is affected" : count + " entities are affected") + ", of:\n" + all;
    }
}
