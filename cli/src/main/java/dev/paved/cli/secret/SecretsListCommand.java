package dev.paved.cli.secret;

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
import picocli.CommandLine.Parameters;

/** Lists secrets. */
@Command(name = "list", description = "List secrets, without their values.")
final class SecretsListCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Only those of this service.")
    private @Nullable String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only those for this environment.")
    private @Nullable String environment;

    @Option(names = "--deleted", description = "Those that were deleted too.")
    private boolean deleted;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource secrets = Resource.at(SecretsCommand.PATH)
                .query("service", service)
                .query("environment", environment)
                .query("deleted", deleted ? "true" : null);
        Table table = Table.of(
                Column.of("SERVICE", "service"),
                Column.of("NAME", "name"),
                new Column("ENVIRONMENT", item -> item.find("environment").orElse("all")),
                Column.of("VERSION", "version"),
                Column.of("BY", "updatedBy"),
                new Column("AGE", item -> Age.since(item.text("updatedAt"), shell.clock())),
                new Column("ROTATION", item -> RotationWords.brief(item, shell.clock())),
                new Column("DELETED", item -> Age.until(item.text("deletedAt"), shell.clock())));
        output.list(Pages.all(api.client(), secrets), table, "No secrets.");
        return 0;
    }
}
