package dev.paved.grafana;

import java.util.List;
import java.util.Map;

/** What the platform promises its users, and how much of what may fail has failed. */
final class SloBoard {

    private static final String BURN =
            "How many times as fast as the objective allows the error budget is used: at 1 it lasts exactly its 30 days, at 14.4 two days.";
    private static final String BUDGET =
            "The part of the failures that the objective allows within 30 days that has not happened yet; below 0 the objective is missed.";
    private static final Link NUMBERS = Link.numbers("/api/metrics/platform", "30d");

    private SloBoard() {}

    static Board board() {
        return new Board(
                "platform-slos",
                "Platform SLOs",
                "The platform's service level objectives: how much may fail, how much did, and how fast the rest goes.",
                List.of(
                        Variable.query(
                                "slo",
                                "Objective",
                                "A service level objective of the platform.",
                                "slo:objective:ratio"),
                        Variable.window("The window that failures are counted in.", "1h", "6h", "1d", "3d", "30d"),
                        Variable.platform(),
                        Variable.prometheus()),
                List.of(
                        overview(),
                        stat(
                                "Objective",
                                "The part of the events of a month that is to be good.",
                                query("slo:objective:ratio{slo=\"$slo\"}", "objective", Unit.RATIO)),
                        stat(
                                "Good of all",
                                "Good events and all events, counted since the first.",
                                query("sum(platform_slo_good_total{slo=\"$slo\"})", "good", Unit.COUNT),
                                query("sum(platform_slo_events_total{slo=\"$slo\"})", "all", Unit.COUNT)),
                        stat("Error budget left", BUDGET, left("slo=\"$slo\","), events("30d")),
                        stat(
                                "Failed",
                                "Events that were not good, divided by all events, of the window.",
                                query("slo:failures:ratio{slo=\"$slo\",window=\"$window\"}", "failed", Unit.RATIO),
                                events("$window")),
                        lines(
                                        "Burn rate, as Prometheus counts it",
                                        BURN + " Alerts ask two of these windows at a time.",
                                        List.of(query("slo:burn_rate:ratio{slo=\"$slo\"}", "{{window}}", Unit.TIMES)),
                                        Link.series("slo:burn_rate:ratio"))
                                .with("thresholds", limits())
                                .with("custom", dashed()),
                        lines(
                                "Burn rate, by event time",
                                BURN + " By when the events happened, so that late ones correct it.",
                                List.of(query(
                                        "max by (window) (platform_slo_burn_rate{slo=\"$slo\"})",
                                        "{{window}}",
                                        Unit.TIMES)),
                                NUMBERS),
                        lines("Error budget left", BUDGET, List.of(left("slo=\"$slo\","), events("30d")), NUMBERS),
                        lines(
                                "Events and failures",
                                "Events of the window, and those of them that were not good.",
                                List.of(
                                        query(
                                                "slo:events:increase{slo=\"$slo\",window=\"$window\"}",
                                                "events",
                                                Unit.COUNT),
                                        query(
                                                "slo:failures:increase{slo=\"$slo\",window=\"$window\"}",
                                                "failures",
                                                Unit.COUNT)),
                                Link.series("slo:failures:increase"))));
    }

    private static Panel overview() {
        return Panel.table(
                "All objectives",
                "Each objective with the events and failures of 30 days, what is left of its error budget, and how fast that goes.",
                List.of(
                        query("max by (slo) (slo:objective:ratio)", "objective", Unit.RATIO),
                        Query.samples("max by (slo) (slo:events:increase{window=\"30d\"})", "events"),
                        query("max by (slo) (slo:failures:increase{window=\"30d\"})", "failures", Unit.COUNT),
                        left(""),
                        query("max by (slo) (slo:burn_rate:ratio{window=\"1h\"})", "burn rate, 1 hour", Unit.TIMES),
                        query("max by (slo) (slo:burn_rate:ratio{window=\"6h\"})", "burn rate, 6 hours", Unit.TIMES),
                        query("max by (slo) (slo:burn_rate:ratio{window=\"3d\"})", "burn rate, 3 days", Unit.TIMES)),
                NUMBERS,
                Link.series("slo:burn_rate:ratio"));
    }

    /** As the service counts it by event time; as Prometheus does where no service counts. */
    private static Query left(String of) {
        return query(
                "max by (slo) (platform_slo_error_budget_remaining_ratio{" + of + "window=\"30d\"})"
                        + " or max by (slo) (slo:error_budget_remaining:ratio{" + of + "window=\"30d\"})",
                "budget left",
                Unit.RATIO);
    }

    private static Query events(String window) {
        return Query.samples("slo:events:increase{slo=\"$slo\",window=\"" + window + "\"}", "events");
    }

    private static Query query(String expression, String legend, Unit unit) {
        return Query.of(expression, legend, unit);
    }

    private static Map<String, Object> limits() {
        return Json.object(
                "mode", "absolute", "steps", Json.steps("transparent", 1, "yellow", 6, "orange", 14.4, "red"));
    }

    private static Map<String, Object> dashed() {
        Map<String, Object> custom = Look.line();
        custom.put("thresholdsStyle", Json.object("mode", "dashed"));
        return custom;
    }

    private static Panel stat(String title, String description, Query... queries) {
        return Panel.stat(title, description, 6, List.of(queries), NUMBERS, Link.series("platform_slo_events_total"));
    }

    private static Panel lines(String title, String description, List<Query> queries, Link link) {
        return Panel.lines(title, description, 12, queries, link);
    }
}
