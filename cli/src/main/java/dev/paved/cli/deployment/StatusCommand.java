package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
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
import picocli.CommandLine.Parameters;

/** Shows what runs where, and how well. */
@Command(name = "status", description = "Show what runs where, and how well: of a service, or of all.")
public final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "The service (default: all of them).")
    private @Nullable String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only there; json and yaml of a service are then one object.")
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
        return service == null ? overview() : of(service);
    }

    private int overview() {
        Resource status = Resource.at("/api/deployments/status").query("environment", environment);
        List<Json> items = Pages.all(api.client(), status);
        if (!output.human() || items.isEmpty()) {
            output.list(items, table(), "Nothing is deployed" + (environment == null ? " anywhere." : " there."));
            return 0;
        }
        OverviewWords words = new OverviewWords(items, environment != null, output.style());
        words.table().ifPresent(table -> output.object(Json.object(), table));
        words.notes().forEach(output::note);
        return 0;
    }

    private int of(String name) {
        Resource status = Resource.at("/api/deployments/status").child(name).query("environment", environment);
        List<Json> items = api.client().get(status).at("items").items();
        String where = environment;
        if (where == null) {
            output.list(items, table(), name + " isn't deployed anywhere; deploy it with: platform deploy " + name);
            return 0;
        }
        Json item = items.stream()
                .filter(one -> one.text("environment").equals(where))
                .findFirst()
                .orElseThrow(() -> nothing(name, where));
        output.object(item, StatusWords.of(item, output.style(), shell.clock()));
        return 0;
    }

    private RuntimeException nothing(String name, String place) {
        return Failure.of(
                        ExitCode.NOT_FOUND,
                        name + " isn't deployed to " + place + ".",
                        "",
                        "platform deploy %s --env %s --version VERSION".formatted(name, place))
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
