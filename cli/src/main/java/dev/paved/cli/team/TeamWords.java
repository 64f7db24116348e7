package dev.paved.cli.team;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a team is told. */
final class TeamWords {
    private TeamWords() {}

    static String of(Json team, InstantSource clock) {
        Details details = new Details()
                .with("Team", team.text("ref"))
                .with("Called", team.text("title"))
                .with("Description", team.text("description"))
                .with("In catalog", team.text("known").equals("true") ? "" : "no: what is theirs is orphaned")
                .with("Part of", team.text("parent"))
                .with("Parts", String.join(", ", team.texts("children")))
                .with("Members", String.join(", ", team.texts("members")))
                .with(
                        "Services",
                        cut(
                                team.number("serviceCount"),
                                team.at("services").items().size()))
                .with("Off the path", offPath(team))
                .with("Entities", cut(team.number("entityCount"), listed(team)));
        if (team.at("entities") instanceof Json.Fields(var kinds)) {
            kinds.forEach((kind, refs) -> details.with("Owns " + kind, names(refs)));
        }
        return details.render()
                + section(team.at("services").items(), services())
                + section(team.at("transfers").items(), transfers(clock));
    }

    /** How many there are, where not all are listed. */
    private static String cut(Optional<Double> count, int listed) {
        int all = count.map(Double::intValue).orElse(listed);
        return all > listed ? "%d, of which the first %d are shown".formatted(all, listed) : "";
    }

    private static int listed(Json team) {
        return team.at("entities") instanceof Json.Fields(var kinds)
                ? kinds.values().stream().mapToInt(refs -> refs.items().size()).sum()
                : 0;
    }

    private static String offPath(Json team) {
        int count = team.number("offPath").orElse(0.0).intValue();
        return count == 0 ? "" : "%d services, %s to review".formatted(count, team.text("offPathExpired"));
    }

    private static String names(Json refs) {
        return refs.items().stream()
                .map(ref -> ref instanceof Json.Text(var text) ? text.replaceFirst("^[^:]*:default/", "") : "")
                .collect(Collectors.joining(", "));
    }

    private static String section(List<Json> items, Table table) {
        return items.isEmpty() ? "" : "\n\n" + table.render(items);
    }

    private static Table services() {
        return Table.of(
                Column.of("SERVICE", "name"),
                Column.of("TYPE", "type"),
                Column.of("LIFECYCLE", "lifecycle"),
                new Column("RUNS", TeamWords::versions),
                new Column("OPEN INCIDENTS", TeamWords::incidents));
    }

    private static String versions(Json service) {
        return service.at("versions").items().stream()
                .map(each -> "%s %s (%s)"
                        .formatted(
                                each.text("environment"), each.find("version").orElse("-"), each.text("health")))
                .collect(Collectors.joining(", "));
    }

    private static String incidents(Json service) {
        return service.at("openIncidents").items().stream()
                .map(each -> each.text("incident"))
                .collect(Collectors.joining(", "));
    }

    private static Table transfers(InstantSource clock) {
        return Table.of(
                Column.of("TRANSFER OF", "service"),
                Column.of("FROM", "from"),
                Column.of("TO", "to"),
                Column.of("ASKED BY", "requestedBy"),
                new Column("EXPIRES", item -> Age.until(item.text("expiresAt"), clock)));
    }
}
