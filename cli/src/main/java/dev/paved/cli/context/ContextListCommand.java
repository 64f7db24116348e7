package dev.paved.cli.context;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the contexts, without their tokens. */
@Command(name = "list", description = "List the contexts; a star marks the current one.")
final class ContextListCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    private final Shell shell;

    ContextListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Configuration configuration = new ConfigurationFile(shell).load();
        List<Json> items = configuration.all().stream()
                .map(context -> (Json) Json.object()
                        .with("name", context.name())
                        .with("server", context.server())
                        .with("identity", context.identity())
                        .with(
                                "current",
                                new Json.Bool(configuration
                                        .current()
                                        .filter(context.name()::equals)
                                        .isPresent())))
                .toList();
        Table table = Table.of(
                new Column("CURRENT", item -> item.text("current").equals("true") ? "*" : ""),
                Column.of("NAME", "name"),
                Column.of("SERVER", "server"),
                Column.of("IDENTITY", "identity"));
        output.list(
                items, table, "No contexts. Make one with: platform up, or platform login --server URL --token-stdin");
        return 0;
    }
}
