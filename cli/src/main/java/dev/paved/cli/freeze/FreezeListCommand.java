package dev.paved.cli.freeze;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the freezes. */
@Command(name = "list", description = "List the freezes that are on or planned, newest first.")
final class FreezeListCommand implements Callable<Integer> {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only there.")
    private @Nullable String environment;

    @Option(names = "--all", description = "Those too that are over or were lifted.")
    private boolean all;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    FreezeListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource freezes = Resource.at(FreezeCommand.PATH)
                .query("environment", environment)
                .query("ended", all ? "true" : null);
        Table table = Table.of(
                Column.of("FREEZE", "id"),
                Column.of("ENVIRONMENT", "environment"),
                new Column("SERVICE", item -> item.find("service").orElse("all")),
                Column.of("STATE", "state"),
                new Column("FROM", item -> Age.until(item.text("from"), shell.clock())),
                new Column("UNTIL", item -> Age.until(item.text("until"), shell.clock())),
                Column.of("BY", "createdBy"),
                Column.of("REASON", "reason"));
        output.list(Pages.all(api.client(), freezes), table, "No freezes.");
        return 0;
    }
}
