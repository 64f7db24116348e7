package dev.paved.cli.service;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Style;
import java.time.InstantSource;
import java.util.List;

/** How what runs of a service, and what is wrong with it, is told. */
public final class RuntimeWords {
    private RuntimeWords() {}

    /** A table of the environments and one of the open incidents, where there are any, each after an empty line. */
    public static String of(Json service, Style style, InstantSource clock) {
        return section(service.at("runtime").items(), environments(style, clock))
                + section(service.at("openIncidents").items(), incidents(clock));
    }

    private static String section(List<Json> items, Table table) {
        return items.isEmpty() ? "" : "\n\n" + table.render(items);
    }

    private static Table environments(Style style, InstantSource clock) {
        return Table.of(
                Column.of("ENVIRONMENT", "environment"),
                Column.of("VERSION", "version"),
                new Column("HEALTH", item -> health(item.at("health"), style)),
                new Column("LAST DEPLOYMENT", item -> deployment(item.at("lastDeployment"), clock)),
                new Column("KNOWN FROM", item -> source(item, clock)),
                new Column("WHY", item -> item.at("health").text("because")));
    }

    private static Table incidents(InstantSource clock) {
        return Table.of(
                Column.of("INCIDENT", "incident"),
                Column.of("ENVIRONMENT", "environment"),
                Column.of("SEVERITY", "severity"),
                new Column("OPEN FOR", item -> Age.since(item.text("openedAt"), clock)),
                Column.of("TITLE", "title"));
    }

    private static String health(Json health, Style style) {
        String status = health.text("status");
        return switch (status) {
            case "healthy" -> style.green(status);
            case "unhealthy" -> style.red(status);
            default -> style.yellow(status);
        };
    }

    private static String deployment(Json last, InstantSource clock) {
        return last.absent()
                ? ""
                : "%s %s %s ago by %s"
                        .formatted(
                                last.text("version"),
                                last.text("outcome"),
                                Age.since(last.text("finishedAt"), clock),
                                last.text("by"));
    }

    private static String source(Json item, InstantSource clock) {
        Json told = item.at("lastDeployment").absent()
                ? item.at("source")
                : item.at("lastDeployment").at("source");
        String type = told.text("type").replaceFirst("^dev\\.paved\\.", "").replaceFirst("\\.v\\d+$", "");
        return told.absent() ? "" : type + " " + Age.since(told.text("time"), clock) + " ago";
    }
}
