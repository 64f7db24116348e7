package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
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
import picocli.CommandLine.Parameters;

/** Shows what of a service runs where, and how well. */
@Command(name = "status", description = "Show what of a service runs where, and how well.")
public final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only there; json and yaml are then one object.")
    private @Nullable String environment;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    StatusCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource status = Resource.at("/api/deployments/status").child(service).query("environment", environment);
        List<Json> items = api.client().get(status).at("items").items();
        String where = environment;
        if (where == null) {
            output.list(
                    items, table(), service + " isn't deployed anywhere; deploy it with: platform deploy " + service);
            return 0;
        }
        Json item = items.stream()
                .filter(one -> one.text("environment").equals(where))
                .findFirst()
                .orElseThrow(() -> nothing(where));
        output.object(item, StatusWords.of(item, output.style(), shell.clock()));
        return 0;
    }

    private RuntimeException nothing(String place) {
        return Failure.of(
                        ExitCode.NOT_FOUND,
                        service + " isn't deployed to " + place + ".",
                        "",
                        "platform deploy %s --env %s --version VERSION".formatted(service, place))
                .thrown();
    }

    private Table table() {
        return Table.of(
                Column.of("ENVIRONMENT", "environment"),
                Column.of("VERSION", "version"),
                new Column("HEALTH", item -> StatusWords.health(item, output.style())),
                new Column("SINCE", item -> Age.since(item.text("deployedAt"), shell.clock())),
                Column.of("BY", "deployedBy"),
                Column.of("URL", "url"));
    }
}
