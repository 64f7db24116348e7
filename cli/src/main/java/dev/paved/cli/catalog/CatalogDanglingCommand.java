package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists references that lead nowhere. */
@Command(name = "dangling", description = "List references to entities that the catalog doesn't have.")
final class CatalogDanglingCommand implements Callable<Integer> {

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("ENTITY", "source"),
                Column.of("RELATION", "type"),
                Column.of("MISSING", "target"),
                Column.of("FILE", "file"));
        output.list(
                Pages.all(api.client(), Resource.at("/api/catalog/dangling").query("limit", "500")),
                table,
                "Every reference leads to an entity.");
        return 0;
    }
}
