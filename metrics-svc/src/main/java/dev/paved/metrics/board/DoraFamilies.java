package dev.paved.metrics.board;

import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.QuickCheck;
import dev.paved.metrics.dora.Window;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The families of DORA's metrics of one level: of services, of teams or of the organisation. */
final class DoraFamilies {

    private final Map<String, GaugeMetricFamily> families = new LinkedHashMap<>();
    private final String prefix;
    private final List<String> ofWindow;
    private final List<String> ofQuantile;

    /** Names begin with {@code prefix}; labels are {@code whose} and the window, and the quantile where there is one. */
    DoraFamilies(String prefix, List<String> whose) {
        this.prefix = prefix;
        this.ofWindow = and(whose, "window");
        this.ofQuantile = and(ofWindow, "quantile");
    }

    /** Adds {@code m}, of what the label values {@code whose} name. */
    void add(List<String> whose, Window window, Metrics m) {
        List<String> labels = and(whose, window.label());
        var frequency = m.deploymentFrequency();
        gauge("deployment_frequency_per_day", "Successful production deployments a day", labels, frequency.perDay());
        gauge(
                "deployment_days_per_week",
                "Days with a deployment in a whole calendar week, the median",
                labels,
                frequency.medianDaysPerWeek());
        gauge(
                "deployment_interval_seconds",
                "From one successful production deployment to the next, the median",
                labels,
                frequency.medianSecondsBetween());
        samples("deployment_frequency", "successful production deployments", labels, frequency.samples());
        quantiles(
                "change_lead_time", "From commit to production, of changes first deployed", labels, m.changeLeadTime());
        samples("change_lead_time", "changes", labels, m.changeLeadTime().samples());
        gauge(
                "change_fail_ratio",
                "Production deployments that needed immediate intervention",
                labels,
                m.changeFailRate().ratio());
        samples(
                "change_fail",
                "deployments that reached users",
                labels,
                m.changeFailRate().samples());
        var recovery = m.failedDeploymentRecoveryTime();
        quantiles("failed_deployment_recovery", "From failure to recovery", labels, recovery.quantiles());
        samples("failed_deployment_recovery", "failed deployments that recovered", labels, recovery.samples());
        gauge("failed_deployment_open", "Failed deployments that have not recovered", labels, (double) recovery.open());
        gauge(
                "deployment_rework_ratio",
                "Production deployments made because of an incident",
                labels,
                m.deploymentReworkRate().ratio());
        samples(
                "deployment_rework",
                "deployments that reached users",
                labels,
                m.deploymentReworkRate().samples());
        incidents(labels, m.incidents());
        gauge(
                "quick_check_score",
                "DORA's Quick Check, 0 to 10: the mean over the metrics that are known",
                labels,
                QuickCheck.of(m).overall());
    }

    private void incidents(List<String> labels, Metrics.Incidents incidents) {
        gauge(
                "incidents_unattributed",
                "Production incidents that no deployment is held to have caused",
                labels,
                (double) incidents.unattributed());
        gauge(
                "incident_attribution_ratio",
                "Production incidents that are put down to a deployment",
                labels,
                incidents.coverage());
        samples("incident_attribution", "production incidents", labels, incidents.samples());
    }

    List<MetricFamilySamples> all() {
        return List.copyOf(families.values());
    }

    private void samples(String metric, String what, List<String> labels, int count) {
        gauge(metric + "_samples", "Samples: " + what, labels, (double) count);
    }

    private void gauge(String name, String help, List<String> labels, @Nullable Double value) {
        add(name, help, ofWindow, labels, value);
    }

    private void quantiles(String metric, String help, List<String> labels, Quantiles q) {
        String name = metric + "_seconds";
        add(name, help, ofQuantile, and(labels, "0.5"), q.p50Seconds());
        add(name, help, ofQuantile, and(labels, "0.75"), q.p75Seconds());
        add(name, help, ofQuantile, and(labels, "0.95"), q.p95Seconds());
    }

    private void add(String name, String help, List<String> names, List<String> labels, @Nullable Double value) {
        var family = families.computeIfAbsent(name, n -> new GaugeMetricFamily(prefix + n, help, names));
        if (value != null) {
            family.addMetric(labels, value);
        }
    }

    private static List<String> and(List<String> labels, String last) {
        List<String> all = new ArrayList<>(labels);
        all.add(last);
        return all;
    }
}
