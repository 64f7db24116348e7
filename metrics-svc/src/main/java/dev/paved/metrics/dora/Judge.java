package dev.paved.metrics.dora;

import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges one service's production deployments: a pure function of its facts, the definition and the instant. What
 * happened later than the instant is not known to it.
 */
public final class Judge {

    private Judge() {}

    /** The samples of {@code facts}. */
    public static Judgement judge(ServiceFacts facts, Definition definition, Instant asOf) {
        List<Deployment> deployments = facts.deployments().stream()
                .filter(Deployment::production)
                .map(deployment -> deployment.asOf(asOf))
                .toList();
        History history = History.of(deployments);
        Lineage lineage = Lineage.of(history, facts, definition);
        List<Incident> incidents = facts.incidents().stream()
                .map(incident -> incident.asOf(asOf))
                .filter(incident -> incident.opened() != null && inProduction(incident, facts))
                .toList();
        Attribution attribution = Attribution.of(incidents, deployments, history, lineage, definition);
        Failures failures = new Failures(history, attribution);
        return new Judgement(
                deployments.stream()
                        .map(d -> rollout(d, history, failures))
                        .filter(Objects::nonNull)
                        .toList(),
                lineage.shipped(),
                attribution.unattributed());
    }

    private static @Nullable Rollout rollout(Deployment d, History history, Failures failures) {
        Instant ended = d.ended();
        return ended == null
                ? null
                : new Rollout(
                        d.id(),
                        ended,
                        d.at().succeeded() != null,
                        reachedUsers(d),
                        history.isRework(d),
                        history.undone(d) != null,
                        reachedUsers(d) ? failures.of(d) : null);
    }

    static boolean reachedUsers(Deployment d) {
        return d.at().succeeded() != null || d.reachedUsers();
    }

    private static boolean inProduction(Incident incident, ServiceFacts facts) {
        if (incident.environment() == null) {
            return true;
        }
        Set<Boolean> known = facts.deployments().stream()
                .filter(d -> d.environment().equals(incident.environment()))
                .map(Deployment::production)
                .collect(toSet());
        return known.isEmpty() ? incident.environment().equals("production") : known.contains(true);
    }
}
