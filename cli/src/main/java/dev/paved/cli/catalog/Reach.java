package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what can be reached from an entity. */
record Reach(Api api, Output output) {

    /** Entities {@code where} from the one that {@code ref} names; {@code emptiness} where there are none. */
    void show(String ref, String where, @Nullable String depth, String emptiness) {
        Resource resource = Named.resource(ref).child(where).query("depth", depth);
        Json reached = api.client().get(resource);
        Table table = Table.of(
                Column.of("DEPTH", "depth"),
                new Column(
                        "ENTITY",
                        item -> item.text("ref") + (item.text("known").equals("true") ? "" : " (not in the catalog)")),
                Column.of("OWNER", "owner"),
                new Column("BECAUSE", item -> item.text("via") + " " + item.text("relation")));
        List<Json> items = reached.at("items").items();
        if (output.human()) {
            output.list(items, table, emptiness);
            if (reached.text("complete").equals("false")) {
                output.note("There are more than these.");
            }
        } else {
            output.object(reached, "");
        }
    }
}
