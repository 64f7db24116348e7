package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the platform measures, by its name in answers. */
enum Metric {
    deploymentFrequency("Deployment frequency", "perDay"),
    changeLeadTime("Change lead time", "p50Seconds"),
    changeFailRate("Change fail rate", "ratio"),
    failedDeploymentRecoveryTime("Failed deployment recovery time", "p50Seconds"),
    deploymentReworkRate("Deployment rework rate", "ratio"),
    incidents("Incidents", "coverage");

    /** DORA's five. */
    static final List<Metric> DORA = List.of(
            deploymentFrequency, changeLeadTime, changeFailRate, failedDeploymentRecoveryTime, deploymentReworkRate);

    private final String title;
    private final String member;

    Metric(String title, String member) {
        this.title = title;
        this.member = member;
    }

    String title() {
        return title;
    }

    /** The metric of that name, written as in answers or with hyphens. */
    static Optional<Metric> named(String name) {
        String letters = name.replace("-", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(metric -> metric.name().toLowerCase(Locale.ROOT).equals(letters))
                .findFirst();
    }

    /** The title of the metric of that name, or the name. */
    static String titled(String name) {
        return named(name).map(Metric::title).orElse(name);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The one number of it that is looked at over time; of times the mean, where their definition shows that. */
    Optional<Double> number(Json metrics, boolean means) {
        return metrics.at(name()).number(means ? member.replace("p50", "mean") : member);
    }

    /** Its value in words; of times the mean first, where their definition shows that. */
    String words(Json metrics, boolean means) {
        Json metric = metrics.at(name());
        return switch (this) {
            case deploymentFrequency -> Numbers.formatted(metric, member, "%.2f a day");
            case changeLeadTime, failedDeploymentRecoveryTime ->
                means
                        ? Numbers.quantiles(metric, "mean", "p50", "p95")
                        : Numbers.quantiles(metric, "p50", "p75", "p95");
            case changeFailRate -> Numbers.percent(metric, member) + failed(metric);
            case deploymentReworkRate, incidents -> Numbers.percent(metric, member);
        };
    }

    private static String failed(Json metric) {
        return metric.number("ratio").isEmpty() ? "" : " (" + Numbers.count(metric, "failed") + " failed)";
    }
}
