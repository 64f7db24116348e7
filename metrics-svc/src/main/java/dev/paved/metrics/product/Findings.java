package dev.paved.metrics.product;

import dev.paved.metrics.dora.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The evidence of every metric. */
record Findings(Map<Metric, List<Evidence>> evidence) {

    /** What {@code facts} come to for all teams together. */
    static Findings of(PlatformFacts facts, Window window, Quarter quarter, Instant asOf) {
        Map<Metric, List<Evidence>> found = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            found.put(metric, of(metric, facts, window, quarter, asOf));
        }
        return new Findings(found);
    }

    /** The evidence of one metric. */
    static List<Evidence> of(Metric metric, PlatformFacts facts, Window window, Quarter quarter, Instant asOf) {
        return switch (metric) {
            case TIME_TO_FIRST_DEPLOYMENT -> TimeToFirstDeployment.find(facts, window, asOf);
            case GOLDEN_PATH_ADOPTION -> Adoption.ofServices(facts, window, asOf);
            case GOLDEN_PATH_DEPLOYMENTS -> Adoption.ofDeployments(facts, window, asOf);
            case ONBOARDING -> Onboarding.find(facts, asOf);
            case RETENTION -> Retention.find(facts, window, asOf);
            case TICKET_DEFLECTION -> Deflection.find(facts, window, asOf);
            case NPS -> Nps.find(facts, quarter, asOf);
        };
    }

    /** The same by the team whose each was; what is nobody's is left out. */
    Map<String, Findings> byTeam() {
        Map<String, Findings> teams = new HashMap<>();
        evidence.values()
                .forEach(all -> all.forEach(e -> {
                    if (e.team() != null) {
                        teams.computeIfAbsent(e.team(), team -> new Findings(new EnumMap<>(Metric.class)))
                                .evidence
                                .computeIfAbsent(e.metric(), metric -> new ArrayList<>())
                                .add(e);
                    }
                }));
        return teams;
    }

    /** What was found of {@code metric}. */
    List<Evidence> of(Metric metric) {
        return evidence.getOrDefault(metric, List.of());
    }
}
