package dev.paved.cli.database;

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

/** Lists the databases. */
@Command(name = "list", description = "List databases.")
final class DatabaseListCommand implements Callable<Integer> {
    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only those in this environment.")
    private @Nullable String environment;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    DatabaseListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("ENVIRONMENT", "environment"),
                Column.of("SERVICE", "service"),
                Column.of("TYPE", "type"),
                Column.of("SIZE", "size"),
                Column.of("PHASE", "phase"),
                Column.of("OWNER", "owner"),
                new Column("AGE", item -> Age.since(item.text("createdAt"), shell.clock())));
        Resource databases = Resource.at(DatabaseCommand.PATH).query("environment", environment);
        output.list(Pages.all(api.client(), databases), table, "No databases.");
        return 0;
    }
}
