package dev.paved.metrics.product;

import dev.paved.metrics.slo.Slos;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The platform's metrics on Prometheus, of the organisation and of each team, from the one instance that shows groups. */
@Singleton
class PlatformExposition extends Collector {

    private final PlatformBoard board;
    private final Slos slos;

    PlatformExposition(PlatformBoard board, Slos slos) {
        this.board = board;
        this.slos = slos;
    }

    // Micrometer's older client is the one Quarkus comes with.
    @SuppressWarnings("deprecation")
    void start(@Observes StartupEvent event, PrometheusMeterRegistry registry) {
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Snapshot shown = board.shown();
        return shown == Snapshot.NONE ? List.of() : of(shown, slos);
    }

    static List<MetricFamilySamples> of(Snapshot shown, Slos slos) {
        var organisation = new PlatformFamilies("platform_", List.of());
        organisation.add(List.of(), shown.all());
        var teams = new PlatformFamilies("platform_team_", List.of("team"));
        shown.teams().forEach((team, metrics) -> teams.add(List.of(team), metrics));
        List<MetricFamilySamples> all = new ArrayList<>(organisation.all());
        all.addAll(teams.all());
        all.addAll(SloFamilies.of(slos.all(), shown.slos()));
        return all;
    }
}
