package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists entities. */
@Command(name = "list", description = "Find entities.")
final class CatalogListCommand implements Callable<Integer> {

    private static final String NONE = "No entities. Register some with: platform catalog register ./catalog-info.yaml";
    private static final String NONE_SUCH = "No entity is like that. To see all: platform catalog list";

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, for example component.")
    private @Nullable String kind;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this spec.type, for example service.")
    private @Nullable String type;

    @Option(
            names = "--owner",
            paramLabel = "OWNER",
            description = "Only what this group or user owns: a team's name, or user:NAME.")
    private @Nullable String owner;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only with this tag.")
    private @Nullable String tag;

    @Option(
            names = "--lifecycle",
            paramLabel = "LIFECYCLE",
            description = "Only in this lifecycle, for example production.")
    private @Nullable String lifecycle;

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            description =
                    "Only where this field is so, for example metadata.annotations.x=y; FIELD alone: where it is there.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = {"-q", "--query"},
            paramLabel = "TEXT",
            description = "Only with these words, or beginnings of words, in name, title, description or tags.")
    private @Nullable String query;

    @Option(names = "--orphans", description = "Only those that no file tells of any more.")
    private boolean orphans;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("KIND", "kind"),
                new Column("NAMESPACE", item -> item.at("metadata").text("namespace")),
                new Column("NAME", item -> item.at("metadata").text("name")),
                new Column("TYPE", item -> item.at("spec").text("type")),
                new Column("OWNER", item -> item.at("spec").text("owner")),
                new Column("LIFECYCLE", item -> item.at("spec").text("lifecycle")));
        List<Json> found = Pages.all(api.client(), wanted());
        output.list(found, table, narrowed() ? NONE_SUCH : NONE);
        return 0;
    }

    private boolean narrowed() {
        return orphans
                || !filters.isEmpty()
                || Stream.of(kind, type, owner, tag, lifecycle, query).anyMatch(Objects::nonNull);
    }

    private Resource wanted() {
        List<String> all = new ArrayList<>(filters);
        add(all, "kind", kind);
        add(all, "spec.type", type);
        add(all, "metadata.tags", tag);
        add(all, "spec.lifecycle", lifecycle);
        return Resource.at(Named.ENTITIES)
                .query("filter", all.isEmpty() ? null : String.join(",", all))
                .query("q", query)
                .query("owner", owner)
                .query("orphan", orphans ? "true" : null)
                .query("limit", "500");
    }

    private static void add(List<String> all, String field, @Nullable String value) {
        if (value != null) {
            all.add(field + "=" + value);
        }
    }
}
