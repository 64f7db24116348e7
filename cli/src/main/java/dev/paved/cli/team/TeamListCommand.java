package dev.paved.cli.team;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the teams. */
@Command(name = "list", description = "List the groups of the catalog, and who else owns a service.")
final class TeamListCommand implements Callable<Integer> {
    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json whole = Pages.whole(api.client(), Resource.at(TeamCommand.PATH));
        Table table = Table.of(
                new Column("TEAM", item -> item.text("ref").replaceFirst("^group:default/", "")),
                new Column("IN CATALOG", item -> item.text("known").equals("true") ? "yes" : "no"),
                Column.of("MEMBERS", "members"),
                Column.of("SERVICES", "services"),
                Column.of("OFF PATH", "offPath"),
                Column.of("ENTITIES", "entities"));
        output.list(whole.at("items").items(), table, "No teams. Register a catalog-info.yaml with Groups.");
        Json orphans = whole.at("orphans");
        if (!orphans.text("services").equals("0") || !orphans.text("entities").equals("0")) {
            output.note("Orphaned, for the catalog does not have their owner: %s services, %s entities"
                    .formatted(orphans.text("services"), orphans.text("entities")));
        }
        return 0;
    }
}
