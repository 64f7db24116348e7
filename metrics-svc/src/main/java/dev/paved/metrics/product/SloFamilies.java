package dev.paved.metrics.product;

import dev.paved.metrics.product.Snapshot.Kept;
import dev.paved.metrics.slo.Slo;
import dev.paved.metrics.slo.SloWindow;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** The platform's objectives as series. */
final class SloFamilies {

    private static final List<String> OF_SLO = List.of("slo");
    private static final List<String> OF_WINDOW = List.of("slo", "window");

    private SloFamilies() {}

    static List<MetricFamilySamples> of(List<Slo> declared, List<Kept> kept) {
        var objective = new GaugeMetricFamily(
                "platform_slo_objective_ratio", "The share of events that are to be good", OF_SLO);
        var good = new CounterMetricFamily("platform_slo_good", "Good events, of all time", OF_SLO);
        var events = new CounterMetricFamily("platform_slo_events", "Events, of all time", OF_SLO);
        var remaining = new GaugeMetricFamily(
                "platform_slo_error_budget_remaining_ratio", "What is left of the error budget of 30 days", OF_WINDOW);
        var burn = new GaugeMetricFamily(
                "platform_slo_burn_rate", "How many times faster than it lasts the error budget is spent", OF_WINDOW);
        declared.forEach(slo -> objective.addMetric(List.of(slo.name()), slo.objective()));
        for (Kept one : kept) {
            String slo = one.budget().slo();
            good.addMetric(List.of(slo), one.ever().good());
            events.addMetric(List.of(slo), one.ever().total());
            Double left = one.budget().errorBudgetRemaining();
            if (left != null) {
                remaining.addMetric(List.of(slo, SloWindow.MONTH.label()), left);
            }
            one.budget().burnRates().forEach((window, rate) -> {
                if (rate != null) {
                    burn.addMetric(List.of(slo, window), rate);
                }
            });
        }
        return List.of(objective, good, events, remaining, burn);
    }
}
