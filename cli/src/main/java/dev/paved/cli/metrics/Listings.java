package dev.paved.cli.metrics;

import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The teams that have metrics, and the definitions they may be counted by. */
final class Listings {

    static final Table TEAMS = Table.of(Column.of("TEAM", "team"));

    private Listings() {}

    static List<Json> teams(ApiClient client) {
        return client.get(Whose.ALL.child("teams")).texts("items").stream()
                .<Json>map(team -> Json.object().with("team", team))
                .toList();
    }

    static String definitions(Json answer) {
        return answer.at("definitions").items().stream()
                .map(Listings::definition)
                .collect(Collectors.joining("\n\n"));
    }

    private static String definition(Json definition) {
        List<String> lines = new ArrayList<>();
        lines.add(definition.text("definition") + " (" + definition.text("source") + ")");
        definition
                .at("metrics")
                .items()
                .forEach(rule -> lines.add("  " + Metric.titled(rule.text("metric")) + ": " + rule.text("meaning")));
        definition.texts("differences").forEach(difference -> lines.add("  Differs: " + difference));
        return String.join("\n", lines);
    }
}
