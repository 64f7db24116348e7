package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Table;
import dev.paved.cli.shell.HumanDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five DORA metrics as a table; a dash where there are no samples. */
final class MetricsWords {
    private MetricsWords() {}

    static String of(Json answer) {
        Json metrics = answer.at("metrics");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("METRIC", "VALUE", "SAMPLES"));
        rows.add(row(
                "Deployment frequency",
                frequency(metrics.at("deploymentFrequency")),
                metrics.at("deploymentFrequency")));
        rows.add(row("Change lead time", median(metrics.at("changeLeadTime")), metrics.at("changeLeadTime")));
        rows.add(row("Change fail rate", failures(metrics.at("changeFailRate")), metrics.at("changeFailRate")));
        Json recovery = metrics.at("failedDeploymentRecoveryTime");
        String open = recovery.number("open")
                .filter(count -> count > 0)
                .map(count -> ", " + count.longValue() + " open")
                .orElse("");
        rows.add(row("Failed deployment recovery time", median(recovery) + open, recovery));
        rows.add(row(
                "Deployment rework rate",
                ratio(metrics.at("deploymentReworkRate")),
                metrics.at("deploymentReworkRate")));
        return heading(answer) + "\n\n" + Table.aligned(rows) + deployments(answer.at("deployments"));
    }

    private static String heading(Json answer) {
        String whose = answer.find("service").orElse("All services");
        String asOf = answer.find("asOf").map(time -> ", as of " + time).orElse("");
        return whose + ", last " + answer.text("window") + asOf;
    }

    private static List<String> row(String name, String value, Json metric) {
        return List.of(name, value, metric.find("samples").orElse("-"));
    }

    private static String frequency(Json metric) {
        return metric.number("perDay")
                .map(perDay -> String.format(Locale.ROOT, "%.2f a day", perDay))
                .orElse("-");
    }

    private static String median(Json metric) {
        return metric.number("p50Seconds")
                .map(median ->
                        duration(median) + " (p50), " + percentile(metric, "p75") + ", " + percentile(metric, "p95"))
                .orElse("-");
    }

    private static String percentile(Json metric, String name) {
        return metric.number(name + "Seconds").map(MetricsWords::duration).orElse("-") + " (" + name + ")";
    }

    private static String failures(Json metric) {
        return ratio(metric)
                + metric.find("failed")
                        .filter(_ -> metric.number("ratio").isPresent())
                        .map(failed -> " (" + failed + " failed)")
                        .orElse("");
    }

    private static String ratio(Json metric) {
        return metric.number("ratio")
                .map(ratio -> String.format(Locale.ROOT, "%.1f %%", ratio * 100))
                .orElse("-");
    }

    private static String duration(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1fs", seconds)
                : HumanDuration.format(Duration.ofSeconds(Math.round(seconds)));
    }

    private static String deployments(Json counts) {
        if (counts.absent()) {
            return "";
        }
        Optional<String> succeeded = counts.find("succeeded");
        return "\n\nDeployments: %s succeeded, %s failed, %s rolled back"
                .formatted(
                        succeeded.orElse("0"),
                        counts.find("failed").orElse("0"),
                        counts.find("rolledBack").orElse("0"));
    }
}
