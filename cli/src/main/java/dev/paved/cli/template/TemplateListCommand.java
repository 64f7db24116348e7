package dev.paved.cli.template;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the platform's golden paths. */
@Command(name = "list", description = "List the platform's golden paths; those at fault are named on stderr.")
final class TemplateListCommand implements Callable<Integer> {

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json list = api.client().get(Resource.at("/api/templates"));
        Table table = Table.of(
                Column.of("NAME", "name"),
                Column.of("VERSION", "version"),
                Column.of("TYPE", "type"),
                Column.of("LANGUAGE", "language"),
                Column.of("TITLE", "title"));
        output.list(list.at("items").items(), table, "No golden path can be used.");
        for (Json broken : list.at("broken").items()) {
            output.note(broken.text("folder") + " can't be used: " + broken.text("fault"));
        }
        return 0;
    }
}
