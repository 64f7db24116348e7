package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.Style;
import java.util.ArrayList;
import java.util.List;

/** The five DORA metrics as a table, and what belongs to them below it; a dash for what is unknown. */
final class MetricsWords {
    private final Json answer;
    private final Trends trends;
    private final Style style;

    MetricsWords(Json answer, Trends trends, Style style) {
        this.answer = answer;
        this.trends = trends;
        this.style = style;
    }

    @Override
    public String toString() {
        boolean means = answer.at("parameters").text("statistic").equals("mean");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("METRIC", "VALUE", "LAST 30 DAYS", "SAMPLES", "SCORE"));
        for (Metric metric : Metric.DORA) {
            rows.add(row(
                    metric.title(),
                    metric.words(answer.at("metrics"), means),
                    trends.of(metric, means),
                    Numbers.count(answer.at("metrics").at(metric.name()), "samples"),
                    Numbers.formatted(answer.at("quickCheck"), metric.name(), "%.1f")));
        }
        return Heading.of(answer) + "\n\n" + Table.aligned(rows) + "\n\n" + details();
    }

    private List<String> row(String name, String value, String trend, String samples, String score) {
        return trends.shown() ? List.of(name, value, trend, samples, score) : List.of(name, value, samples, score);
    }

    private String details() {
        Json metrics = answer.at("metrics");
        Json frequency = metrics.at("deploymentFrequency");
        Json incidents = metrics.at("incidents");
        return new Details()
                .with("Quick Check", quickCheck(answer.at("quickCheck")))
                .with(
                        "Deployments",
                        counts(answer.at("deployments"), "succeeded", "succeeded", "failed", "failed")
                                + ", "
                                + Numbers.count(answer.at("deployments"), "rolledBack")
                                + " rolled back")
                .with("Changes", changes(answer.at("ranges")))
                .with("Cadence", cadence(frequency))
                .with(
                        "Incidents",
                        counts(incidents, "attributed", "put down to a deployment", "unattributed", "to none")
                                + " (coverage " + Numbers.percent(incidents, "coverage") + ")")
                .with("Not recovered", open(metrics.at("failedDeploymentRecoveryTime")))
                .render();
    }

    private static String cadence(Json frequency) {
        List<String> known = new ArrayList<>();
        if (frequency.number("medianDaysPerWeek").isPresent()) {
            known.add("on " + Numbers.formatted(frequency, "medianDaysPerWeek", "%.1f") + " days a week");
        }
        if (frequency.number("medianSecondsBetween").isPresent()) {
            known.add(Numbers.seconds(frequency, "medianSecondsBetween") + " from one to the next");
        }
        return known.isEmpty() ? Numbers.UNKNOWN : String.join(", ", known) + " (median)";
    }

    private static String quickCheck(Json scores) {
        if (scores.absent()) {
            return "";
        }
        return Numbers.formatted(scores, "overall", "%.1f of 10")
                + scores.find("known")
                        .map(known -> ", by " + known + " of " + Metric.DORA.size() + " metrics")
                        .orElse("");
    }

    private static String changes(Json ranges) {
        return ranges.absent() ? "" : counts(ranges, "git", "read from Git", "pushes", "seen in pushes");
    }

    private static String counts(Json counts, String one, String first, String other, String second) {
        return "%s %s, %s %s".formatted(Numbers.count(counts, one), first, Numbers.count(counts, other), second);
    }

    private String open(Json recovery) {
        return Numbers.some(recovery, "open")
                .map(open -> style.red(open + (open.equals("1") ? " failed deployment" : " failed deployments")))
                .orElseGet(() -> Numbers.count(recovery, "open"));
    }
}
