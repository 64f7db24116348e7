package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.List;

/** How well the platform does, as a table, with its objectives or a team's tickets below it. */
final class PlatformWords {
    private static final Table OBJECTIVES = Table.of(
            Column.of("OBJECTIVE", "slo"),
            new Column("GOAL", slo -> Numbers.exactPercent(slo, "objective") + within(slo)),
            new Column("GOOD", slo -> Numbers.count(slo, "good") + " of " + Numbers.count(slo, "samples")),
            new Column("BUDGET LEFT", slo -> Numbers.percent(slo, "errorBudgetRemaining")),
            new Column("BURN RATE (1h)", slo -> Numbers.formatted(slo.at("burnRates"), "1h", "%.1f")),
            new Column("(6h)", slo -> Numbers.formatted(slo.at("burnRates"), "6h", "%.1f")),
            new Column("(3d)", slo -> Numbers.formatted(slo.at("burnRates"), "3d", "%.1f")));

    private PlatformWords() {}

    static String of(Json answer) {
        Json metrics = answer.at("metrics");
        Json first = metrics.at("timeToFirstDeployment");
        Json tickets = metrics.at("tickets");
        Json nps = metrics.at("nps");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("METRIC", "VALUE", "SAMPLES"));
        rows.add(row("Time to first deployment", Numbers.quantiles(first, "p50", "p90"), first));
        rows.add(share("Golden path adoption", metrics.at("goldenPathAdoption")));
        rows.add(share("Golden path deployments", metrics.at("goldenPathDeployments")));
        rows.add(share("Onboarding", metrics.at("onboarding")));
        rows.add(share("Retention", metrics.at("retention")));
        rows.add(share("Ticket deflection", metrics.at("ticketDeflection")));
        rows.add(row("Tickets", Numbers.formatted(tickets, "perWeek", "%.1f a week"), tickets));
        rows.add(row(("NPS " + nps.text("quarter")).strip(), Numbers.formatted(nps, "score", "%+.0f"), nps));
        String team = answer.find("team").map(name -> " for team " + name).orElse("");
        return "The platform" + team + Heading.window(answer) + "\n\n" + Table.aligned(rows) + "\n\n"
                + details(answer, first) + objectives(answer);
    }

    private static List<String> row(String name, String value, Json metric) {
        return List.of(name, value, Numbers.count(metric, "samples"));
    }

    private static List<String> share(String name, Json metric) {
        return row(name, Numbers.percent(metric, "ratio"), metric);
    }

    private static String details(Json answer, Json first) {
        String oldest = Numbers.some(first, "waiting")
                .map(_ -> ", the oldest for " + Numbers.seconds(first, "oldestWaitingSeconds"))
                .orElse("");
        Json team = answer.at("onboarding");
        Details details =
                new Details().with("Waiting for their first deployment", Numbers.count(first, "waiting") + oldest);
        if (!team.absent()) {
            details.with("On the platform since", team.find("onboarded").orElse(Numbers.UNKNOWN))
                    .with("Tickets before", Numbers.formatted(team.at("before"), "perWeek", "%.1f a week"))
                    .with("Tickets since", Numbers.formatted(team.at("after"), "perWeek", "%.1f a week"));
        }
        return details.render();
    }

    private static String objectives(Json answer) {
        List<Json> objectives = answer.at("slos").items();
        return objectives.isEmpty() ? "" : "\n\n" + OBJECTIVES.render(objectives);
    }

    private static String within(Json slo) {
        return slo.number("withinSeconds").isEmpty() ? "" : " within " + Numbers.seconds(slo, "withinSeconds");
    }
}
