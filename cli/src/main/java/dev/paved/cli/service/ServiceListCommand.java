package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the services of the catalog. */
@Command(name = "list", description = "List services.")
final class ServiceListCommand implements Callable<Integer> {
    @Option(names = "--owner", paramLabel = "TEAM", description = "Only services of this owner.")
    private @Nullable String owner;

    @Option(
            names = {"-q", "--query"},
            paramLabel = "TEXT",
            description = "Only services whose name or description contains this.")
    private @Nullable String query;

    @Option(names = "--off-path", description = "Only services that follow no golden path.")
    private boolean offPath;

    @Option(names = "--retired", description = "Only services that have left the catalog.")
    private boolean retired;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ServiceListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource services = Resource.at("/api/services")
                .query("q", query)
                .query("owner", owner)
                .query("offPath", offPath ? "true" : null)
                .query("retired", retired ? "true" : null);
        Table table = Table.of(
                Column.of("NAME", "name"),
                Column.of("TYPE", "type"),
                Column.of("LANGUAGE", "language"),
                Column.of("OWNER", "owner"),
                Column.of("LIFECYCLE", "lifecycle"),
                new Column("GOLDEN PATH", item -> PathWords.of(item, shell.clock())),
                new Column("AGE", item -> Age.since(item.text("createdAt"), shell.clock())));
        List<Json> found = Pages.all(api.client(), services);
        output.list(
                found,
                table,
                offPath || retired
                        ? "No service is " + (offPath ? "off the path." : "retired.")
                        : "No services. Create one with: platform service create hello --type api --language node");
        if (offPath && !found.isEmpty()) {
            output.note("%d off the path, %d to review: platform service renew NAME --reason TEXT --expires 90d"
                    .formatted(
                            found.size(),
                            found.stream().filter(PathWords::isDue).count()));
        }
        return 0;
    }
}
