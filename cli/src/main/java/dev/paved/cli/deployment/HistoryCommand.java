package dev.paved.cli.deployment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Shell;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists a service's deployments. */
@Command(name = "history", description = "List a service's deployments, newest first.")
public final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private String service;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "ENVIRONMENT",
            description = "Only there.")
    private @Nullable String environment;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    HistoryCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Resource history = Resource.at("/api/deployments")
                .query("service", service)
                .query("environment", environment)
                .query("limit", Integer.toString(limit));
        Table table = Table.of(
                Column.of("DEPLOYMENT", "id"),
                Column.of("ENVIRONMENT", "environment"),
                Column.of("VERSION", "version"),
                Column.of("KIND", "kind"),
                Column.of("STATUS", "status"),
                new Column("AGE", item -> Age.since(item.text("requestedAt"), shell.clock())),
                Column.of("BY", "requestedBy"),
                new Column("NOTE", HistoryCommand::note));
        output.list(api.client().get(history).at("items").items(), table, service + " was never deployed.");
        return 0;
    }

    private static Optional<String> offPath(Json offPath) {
        return offPath.find("reason").map(why -> "off the path until " + offPath.text("until") + ": " + why);
    }

    /** On which terms it began, where they were special, and what came with it. */
    private static String note(Json item) {
        return Stream.of(
                        item.find("promotedFrom").map(from -> "promoted from " + from),
                        item.find("approvedBy").map(who -> "approved by " + who),
                        item.find("freezeOverride").map(why -> "freeze overridden: " + why),
                        offPath(item.at("offPath")),
                        MigrationWords.of(item.at("migration")).map(words -> "migration " + words),
                        item.find("migrationOverride").map(why -> "went back past a migration: " + why))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
