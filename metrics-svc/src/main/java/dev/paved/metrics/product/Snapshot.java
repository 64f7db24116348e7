package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.product.Evidence.Verdict;
import dev.paved.metrics.slo.Budget;
import dev.paved.metrics.slo.Tally;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The platform's metrics at an instant, as Prometheus is shown them.
 *
 * @param teams by name: those that own a service of the catalog, so that no free text becomes a label
 * @param slos those whose events are counted here
 */
record Snapshot(Map<Window, PlatformMetrics> all, Map<String, Map<Window, PlatformMetrics>> teams, List<Kept> slos) {

    /** How well an objective is kept, and its events of all time. */
    record Kept(Budget budget, Tally ever) {}

    static final Snapshot NONE = new Snapshot(Map.of(), Map.of(), List.of());

    static Snapshot of(PlatformFacts facts, Quarter quarter, List<Kept> slos, Instant asOf) {
        Map<Window, PlatformMetrics> all = new EnumMap<>(Window.class);
        Map<String, Map<Window, PlatformMetrics>> teams = new HashMap<>();
        for (Window window : Window.values()) {
            Findings found = Findings.of(facts, window, quarter, asOf);
            all.put(window, PlatformMetrics.of(found, window, quarter, facts.ticketsSince(), asOf));
            Set<String> owners = owners(found);
            found.byTeam().forEach((team, own) -> {
                if (owners.contains(team)) {
                    teams.computeIfAbsent(team, t -> new EnumMap<>(Window.class))
                            .put(window, PlatformMetrics.of(own, window, quarter, facts.ticketsSince(), asOf));
                }
            });
        }
        return new Snapshot(all, teams, slos);
    }

    private static Set<String> owners(Findings found) {
        return found.of(Metric.ONBOARDING).stream()
                .filter(e -> e.verdict() == Verdict.FOR && e.team() != null)
                .map(e -> String.valueOf(e.team()))
                .collect(Collectors.toSet());
    }
}
