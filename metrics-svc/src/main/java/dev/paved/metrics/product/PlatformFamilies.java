package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform's metrics as series of one prefix. Whatever has no samples has no series but its number of samples. */
final class PlatformFamilies {

    private final Map<String, GaugeMetricFamily> families = new LinkedHashMap<>();
    private final String prefix;
    private final List<String> groupLabels;

    /** Families whose series begin with {@code prefix} and have {@code groupLabels} besides their own. */
    PlatformFamilies(String prefix, List<String> groupLabels) {
        this.prefix = prefix;
        this.groupLabels = groupLabels;
    }

    /** Adds the metrics of the group that {@code group} labels. */
    void add(List<String> group, Map<Window, PlatformMetrics> metrics) {
        metrics.forEach((window, m) -> add(group, window.label(), m));
        PlatformMetrics any = metrics.get(Window.QUARTER);
        if (any != null) {
            share("onboarding", "Services in the catalog, of those that events name", group, null, any.onboarding());
            gauge(
                    "nps_score",
                    "Net promoter score of the present quarter, from -100 to 100",
                    group,
                    null,
                    any.nps().score());
            gauge("nps_samples", "Samples: responses", group, null, (double)
                    any.nps().samples());
        }
    }

    private void add(List<String> group, String window, PlatformMetrics m) {
        FirstDeployments first = m.timeToFirstDeployment();
        String took = "time_to_first_deployment_seconds";
        String what = "From a service's creation to its first production deployment";
        gauge(took, what, group, window, "0.5", first.p50Seconds());
        gauge(took, what, group, window, "0.9", first.p90Seconds());
        gauge("time_to_first_deployment_samples", "Samples: services deployed", group, window, (double)
                first.samples());
        gauge("time_to_first_deployment_waiting", "Services not deployed yet", group, window, (double) first.waiting());
        gauge(
                "time_to_first_deployment_waiting_oldest_seconds",
                "How long the service that waits longest has waited",
                group,
                window,
                first.oldestWaitingSeconds());
        share(
                "golden_path_adoption",
                "New services on the golden path they were created from",
                group,
                window,
                m.goldenPathAdoption());
        share(
                "golden_path_deployments",
                "Production deployments through the platform",
                group,
                window,
                m.goldenPathDeployments());
        share("retention", "Services still on their golden path after 90 days", group, window, m.retention());
        share(
                "ticket_deflection",
                "Needs met by self-service, of those and tickets",
                group,
                window,
                m.ticketDeflection());
        gauge(
                "tickets_per_week",
                "Tickets filed with operations a week",
                group,
                window,
                m.tickets().perWeek());
    }

    private void share(String name, String help, List<String> group, @Nullable String window, Share share) {
        gauge(name + "_ratio", help, group, window, share.ratio());
        gauge(name + "_samples", "Samples of " + name + "_ratio", group, window, (double) share.samples());
    }

    private void gauge(String name, String help, List<String> group, @Nullable String window, @Nullable Double value) {
        gauge(name, help, group, window, null, value);
    }

    private void gauge(
            String name,
            String help,
            List<String> group,
            @Nullable String window,
            @Nullable String quantile,
            @Nullable Double value) {
        List<String> labels = with(groupLabels, window == null ? null : "window", quantile == null ? null : "quantile");
        var family = families.computeIfAbsent(name, n -> new GaugeMetricFamily(prefix + n, help, labels));
        if (value != null) {
            family.addMetric(with(group, window, quantile), value);
        }
    }

    private static List<String> with(List<String> group, @Nullable String window, @Nullable String quantile) {
        List<String> all = new ArrayList<>(group);
        if (window != null) {
            all.add(window);
        }
        if (quantile != null) {
            all.add(quantile);
        }
        return all;
    }

    List<MetricFamilySamples> all() {
        return List.copyOf(families.values());
    }
}
