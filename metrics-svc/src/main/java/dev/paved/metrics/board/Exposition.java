package dev.paved.metrics.board;

import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Window;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board on Prometheus. Whatever has no samples has no series but its number of samples; counters are counts of
 * facts, so they neither reset with a process nor count an event twice.
 */
@Singleton
class Exposition extends Collector {

    private static final List<String> OF_WINDOW = List.of("service", "team", "environment", "window");
    private static final List<String> OF_QUANTILE = List.of("service", "team", "environment", "window", "quantile");
    private static final List<String> OF_OUTCOME = List.of("service", "team", "environment", "outcome");

    private final Board board;

    Exposition(Board board) {
        this.board = board;
    }

    // Micrometer's older client is the one Quarkus comes with.
    @SuppressWarnings("deprecation")
    void start(@Observes StartupEvent event, PrometheusMeterRegistry registry) {
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        var deployments =
                new CounterMetricFamily("dora_deployments", "Deployments that ended, of all time", OF_OUTCOME);
        var families = new Families();
        for (Row row : board.rows()) {
            row.ended()
                    .forEach((ended, count) -> deployments.addMetric(
                            List.of(row.service(), row.team(), ended.environment(), ended.outcome()), count));
            row.metrics().forEach((window, metrics) -> families.add(row, window, metrics));
        }
        List<MetricFamilySamples> all = new ArrayList<>(families.all());
        all.add(deployments);
        all.add(new GaugeMetricFamily(
                "platform_metrics_freshness_seconds",
                "From the newest event to when it was visible, at the last time something was",
                board.freshness()));
        all.add(new CounterMetricFamily(
                "platform_metrics_dead_records",
                "Records that were no events, skipped and remembered",
                board.deadRecords()));
        return all;
    }

    private static final class Families {

        private final GaugeMetricFamily frequency = new GaugeMetricFamily(
                "dora_deployment_frequency_per_day", "Successful production deployments a day", OF_WINDOW);
        private final GaugeMetricFamily leadTime = new GaugeMetricFamily(
                "dora_change_lead_time_seconds", "From commit to production, of changes first deployed", OF_QUANTILE);
        private final GaugeMetricFamily leadTimeSamples = samples("dora_change_lead_time", "changes");
        private final GaugeMetricFamily failRatio = new GaugeMetricFamily(
                "dora_change_fail_ratio", "Production deployments that needed immediate intervention", OF_WINDOW);
        private final GaugeMetricFamily failSamples = samples("dora_change_fail", "deployments that reached users");
        private final GaugeMetricFamily recovery = new GaugeMetricFamily(
                "dora_failed_deployment_recovery_seconds", "From failure to recovery", OF_QUANTILE);
        private final GaugeMetricFamily recoverySamples =
                samples("dora_failed_deployment_recovery", "failed deployments that recovered");
        private final GaugeMetricFamily recoveryOpen = new GaugeMetricFamily(
                "dora_failed_deployment_open", "Failed deployments that have not recovered", OF_WINDOW);
        private final GaugeMetricFamily rework = new GaugeMetricFamily(
                "dora_deployment_rework_ratio", "Production deployments made because of an incident", OF_WINDOW);
        private final GaugeMetricFamily reworkSamples =
                samples("dora_deployment_rework", "deployments that reached users");
        private final GaugeMetricFamily frequencySamples =
                samples("dora_deployment_frequency", "successful production deployments");

        void add(Row row, Window window, Metrics m) {
            List<String> labels = List.of(row.service(), row.team(), "production", window.label());
            value(frequency, labels, m.deploymentFrequency().perDay());
            frequencySamples.addMetric(labels, m.deploymentFrequency().samples());
            quantiles(leadTime, labels, m.changeLeadTime());
            leadTimeSamples.addMetric(labels, m.changeLeadTime().samples());
            value(failRatio, labels, m.changeFailRate().ratio());
            failSamples.addMetric(labels, m.changeFailRate().samples());
            var recovered = m.failedDeploymentRecoveryTime();
            quantiles(
                    recovery,
                    labels,
                    new Quantiles(
                            recovered.p50Seconds(),
                            recovered.p75Seconds(),
                            recovered.p95Seconds(),
                            recovered.samples()));
            recoverySamples.addMetric(labels, recovered.samples());
            recoveryOpen.addMetric(labels, recovered.open());
            value(rework, labels, m.deploymentReworkRate().ratio());
            reworkSamples.addMetric(labels, m.deploymentReworkRate().samples());
        }

        List<MetricFamilySamples> all() {
            return List.of(
                    frequency,
                    frequencySamples,
                    leadTime,
                    leadTimeSamples,
                    failRatio,
                    failSamples,
                    recovery,
                    recoverySamples,
                    recoveryOpen,
                    rework,
                    reworkSamples);
        }

        private static GaugeMetricFamily samples(String metric, String what) {
            return new GaugeMetricFamily(metric + "_samples", "Samples: " + what, OF_WINDOW);
        }

        private static void quantiles(GaugeMetricFamily family, List<String> labels, Quantiles q) {
            quantile(family, labels, "0.5", q.p50Seconds());
            quantile(family, labels, "0.75", q.p75Seconds());
            quantile(family, labels, "0.95", q.p95Seconds());
        }

        private static void quantile(
                GaugeMetricFamily family, List<String> labels, String quantile, @Nullable Double value) {
            List<String> all = new ArrayList<>(labels);
            all.add(quantile);
            value(family, all, value);
        }

        private static void value(GaugeMetricFamily family, List<String> labels, @Nullable Double value) {
            if (value != null) {
                family.addMetric(labels, value);
            }
        }
    }
}
