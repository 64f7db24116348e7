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
        all.addAll(DoraExposition.of(board.rows()));
        all.addAll(DoraExposition.of(board.groups()));
        all.add(new GaugeMetricFamily(
                "platform_metrics_freshness_seconds",
                "From the newest event to when it was visible, at the last time something was",
                board.freshness()));
        all.add(new CounterMetricFamily(
                "platform_metrics_dead_records",
                "Records that were no events, skipped and remembered",
                board.deadRecords()));
        all.add(judgements());
        return all;
    }

    private CounterMetricFamily judgements() {
        var family = new CounterMetricFamily(
                "platform_metrics_judgements", "Services judged again, by the facts that took", List.of("facts"));
        family.addMetric(List.of("recent"), board.judgedByRecent());
        family.addMetric(List.of("all"), board.judgedByAll());
        return family;
    }
}
