package dev.paved.cli.environment;

import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How an environment is told. */
final class EnvironmentWords {
    private static final int SHORT = 7;

    private EnvironmentWords() {}

    static String of(Json environment, InstantSource clock) {
        String expiry = environment.text("expiresAt");
        return new Details()
                        .with("Name", environment.text("name"))
                        .with("Type", environment.text("type"))
                        .with("Phase", environment.text("phase"))
                        .with("Message", environment.text("message"))
                        .with("Drift", drift(environment))
                        .with("Target", environment.text("target"))
                        .with("Owner", environment.text("owner"))
                        .with(
                                "Manifest",
                                manifest(environment)
                                        .map(words -> words + " of "
                                                + environment.at("source").text("repository"))
                                        .orElse(""))
                        .with("URL", environment.text("url"))
                        .with("Created", environment.text("createdAt"))
                        .with("Expires", expiry.isEmpty() ? "never" : expiry + " (" + Age.until(expiry, clock) + ")")
                        .render()
                + section(environment.at("services").items(), services())
                + section(environment.at("conditions").items(), conditions(clock));
    }

    /** How much of it is not as declared, and what shows it; empty where all is, and where nobody has looked yet. */
    static String drift(Json environment) {
        return environment.at("conditions").items().stream()
                .filter(condition -> condition.text("type").equals("InSync")
                        && condition.text("status").equals("False"))
                .findFirst()
                .map(condition -> condition.text("message"))
                .orElse("");
    }

    /** That what the operation was to bring about is there. */
    static String ready(Operation done, InstantSource clock) {
        Json result = done.result();
        String end = Age.until(result.text("expiresAt"), clock);
        String environment = result.find("environment")
                .or(() -> result.at("environment").find("name"))
                .orElse(done.subject());
        return environment + " is ready" + (end.isEmpty() ? "" : ", expires " + end)
                + manifest(result).map(words -> ", as " + words + " says").orElse("");
    }

    /** Which manifest of a repository {@code told} is as, in words; nothing where it was sent. */
    static Optional<String> manifest(Json told) {
        Json source = told.at("source");
        return source.find("path").map(path -> path + " at " + shortened(source.text("commit")));
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /** What a teardown removed, and what it found that was not Paved's. */
    static String receipt(Json receipt) {
        String removed = lines("Confirmed gone:", receipt.texts("removed"));
        String left = lines("Not Paved's, left alone:", receipt.texts("left"));
        return removed + (removed.isEmpty() || left.isEmpty() ? "" : "\n") + left;
    }

    private static String lines(String title, List<String> items) {
        return items.isEmpty() ? "" : title + "\n  " + String.join("\n  ", items);
    }

    private static String section(List<Json> items, Table table) {
        return items.isEmpty() ? "" : "\n\n" + table.render(items);
    }

    private static Table services() {
        return Table.of(
                Column.of("SERVICE", "name"),
                Column.of("IMAGE", "image"),
                new Column("READY", service -> service.text("ready").equals("true") ? "yes" : "no"),
                Column.of("REASON", "reason"),
                Column.of("URL", "url"));
    }

    private static Table conditions(InstantSource clock) {
        return Table.of(
                Column.of("CONDITION", "type"),
                Column.of("STATUS", "status"),
                new Column("SINCE", condition -> Age.since(condition.text("since"), clock)),
                Column.of("REASON", "reason"),
                Column.of("MESSAGE", "message"));
    }
}
