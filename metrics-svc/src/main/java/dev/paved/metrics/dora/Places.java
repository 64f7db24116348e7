package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which environments are production, as their deployments tell: what decides whether an incident counts.
 *
 * @param production the names of those that ever were of the type production
 * @param otherwise whether one by the name of production was ever of another type
 * @param decided what was decided of environments for incidents of which nothing else is kept
 */
record Places(Set<String> production, boolean otherwise, Map<String, Boolean> decided) {

    static final Places NONE = new Places(Set.of(), false, Map.of());

    private static final String PRODUCTION = "production";

    Places {
        production = Set.copyOf(production);
        decided = Map.copyOf(decided);
    }

    /** The same, by {@code deployments} as well. */
    Places with(Collection<Deployment> deployments) {
        Set<String> all = new HashSet<>(production);
        boolean other = otherwise;
        for (Deployment d : deployments) {
            if (d.production()) {
                all.add(d.environment());
            } else {
                other |= d.environment().equals(PRODUCTION);
            }
        }
        return new Places(all, other, decided);
    }

    /** The same, after it was decided of {@code incidents} by {@code known}. */
    Places deciding(Collection<Incident> incidents, Places known) {
        Map<String, Boolean> all = new HashMap<>(decided);
        for (Incident incident : incidents) {
            if (incident.environment() != null) {
                all.put(incident.environment(), known.isProduction(incident.environment()));
            }
        }
        return new Places(production, otherwise, all);
    }

    /** Whether something was decided that would be decided otherwise now. */
    boolean contradicts() {
        return decided.entrySet().stream().anyMatch(e -> e.getValue() != isProduction(e.getKey()));
    }

    boolean hasIn(Incident incident) {
        return incident.environment() == null || isProduction(incident.environment());
    }

    /** One that nobody deployed to is production if its name says so. */
    private boolean isProduction(String environment) {
        return production.contains(environment) || environment.equals(PRODUCTION) && !otherwise;
    }
}
