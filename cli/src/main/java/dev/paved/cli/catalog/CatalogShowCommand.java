package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an entity. */
@Command(name = "show", description = "Show an entity, its relations and where it is from; all of it with -o yaml.")
final class CatalogShowCommand implements Callable<Integer> {

    private static final String FROM = "backstage.io/managed-by-location";

    @Parameters(paramLabel = "REF", description = Named.HELP)
    private String ref;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json entity = api.client().get(Named.resource(ref));
        output.object(entity, words(entity));
        return 0;
    }

    private static String words(Json entity) {
        Json metadata = entity.at("metadata");
        Json spec = entity.at("spec");
        Details details = new Details()
                .with("Kind", entity.text("kind"))
                .with("Name", metadata.text("namespace") + "/" + metadata.text("name"))
                .with("Title", metadata.text("title"))
                .with("Description", metadata.text("description").strip())
                .with("Type", spec.text("type"))
                .with("Owner", spec.text("owner"))
                .with("Lifecycle", spec.text("lifecycle"))
                .with("From", metadata.at("annotations").text(FROM));
        entity.at("relations").items().stream()
                .collect(Collectors.groupingBy(
                        relation -> relation.text("type"),
                        java.util.TreeMap::new,
                        Collectors.mapping(relation -> relation.text("targetRef"), Collectors.joining(", "))))
                .forEach(details::with);
        List<String> faults = entity.at("status").at("items").items().stream()
                .map(item -> "Its file is wrong, and this is what it said before: " + item.text("message"))
                .toList();
        return faults.isEmpty() ? details.render() : details.render() + "\n" + String.join("\n", faults);
    }
}
