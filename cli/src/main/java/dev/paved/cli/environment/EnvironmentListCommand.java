package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the environments. */
@Command(name = "list", description = "List environments.")
final class EnvironmentListCommand implements Callable<Integer> {
    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("NAME", "name"),
                Column.of("TYPE", "type"),
                Column.of("PHASE", "phase"),
                Column.of("OWNER", "owner"),
                new Column("AGE", item -> Age.since(item.text("createdAt"), shell.clock())),
                new Column("EXPIRES", item -> Age.until(item.text("expiresAt"), shell.clock())));
        output.list(Pages.all(api.client(), Resource.at(EnvironmentCommand.PATH)), table, "No environments.");
        return 0;
    }
}
