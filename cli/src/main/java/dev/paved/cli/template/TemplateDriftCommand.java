package dev.paved.cli.template;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the services that are behind their golden paths. */
@Command(name = "drift", description = "List services by golden path with the version they follow, and the newest.")
final class TemplateDriftCommand implements Callable<Integer> {

    @Option(names = "--owner", paramLabel = "TEAM", description = "Only services of this owner.")
    private @Nullable String owner;

    @Option(names = "--all", description = "Those that follow the newest version too.")
    private boolean all;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Resource drift =
                Resource.at("/api/templates/drift").query("owner", owner).query("all", all ? "true" : null);
        Table table = Table.of(
                Column.of("SERVICE", "service"),
                Column.of("OWNER", "owner"),
                Column.of("TEMPLATE", "template"),
                Column.of("VERSION", "version"),
                Column.of("NEWEST", "newest"),
                Column.of("STATE", "state"));
        output.list(
                Pages.all(api.client(), drift), table, "Every service follows the newest version of its golden path.");
        return 0;
    }
}
