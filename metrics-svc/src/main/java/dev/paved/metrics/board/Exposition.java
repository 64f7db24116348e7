package dev.paved.metrics.board;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * The board on Prometheus. Whatever has no samples has no series but its number of samples; counters are counts of
 * facts, so they neither reset with a process nor count an event twice.
 */
@Singleton
class Exposition extends Collector {

    private static final List<String> OF_SERVICE = List.of("service", "team", "environment");
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
        List<MetricFamilySamples> all = new ArrayList<>();
        all.addAll(ofServices());
        all.addAll(ofGroups(board.groups()));
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

    private List<MetricFamilySamples> ofServices() {
        var deployments =
                new CounterMetricFamily("dora_deployments", "Deployments that ended, of all time", OF_OUTCOME);
        var families = new DoraFamilies("dora_", OF_SERVICE);
        for (Row row : board.rows()) {
            row.ended()
                    .forEach((ended, count) -> deployments.addMetric(
                            List.of(row.service(), row.team(), ended.environment(), ended.outcome()), count));
            List<String> whose = List.of(row.service(), row.team(), "production");
            row.metrics().forEach((window, metrics) -> families.add(whose, window, metrics));
        }
        List<MetricFamilySamples> all = new ArrayList<>(families.all());
        all.add(deployments);
        return all;
    }

    private static List<MetricFamilySamples> ofGroups(GroupMetrics groups) {
        var teams = new DoraFamilies("dora_team_", List.of("team"));
        groups.teams()
                .forEach((team, windows) ->
                        windows.forEach((window, metrics) -> teams.add(List.of(team), window, metrics)));
        var organisation = new DoraFamilies("dora_organisation_", List.of());
        groups.organisation().forEach((window, metrics) -> organisation.add(List.of(), window, metrics));
        List<MetricFamilySamples> all = new ArrayList<>(teams.all());
        all.addAll(organisation.all());
        return all;
    }
}
