package dev.paved.metrics.dora;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.Sample.Elsewhere;
import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges one service's production deployments: a pure function of its facts, the definition and the instant. What
 * happened later than the instant is not known to it.
 */
public final class Judge {

    private Judge() {}

    /** The samples of {@code facts}. */
    public static Judgement judge(ServiceFacts facts, Definition definition, Instant asOf) {
        return judge(facts, definition, asOf, false);
    }

    /** The samples of {@code facts}, and what is left out: much more work. */
    public static Judgement explain(ServiceFacts facts, Definition definition, Instant asOf) {
        return judge(facts, definition, asOf, true);
    }

    private static Judgement judge(ServiceFacts facts, Definition definition, Instant asOf, boolean withLeft) {
        List<Deployment> all = facts.deployments().stream()
                .map(deployment -> deployment.asOf(asOf))
                .toList();
        List<Deployment> production =
                all.stream().filter(Deployment::production).toList();
        History history = History.of(production);
        Lineage lineage = Lineage.of(history, facts, definition);
        List<Incident> incidents = facts.incidents().stream()
                .map(incident -> incident.asOf(asOf))
                .filter(incident -> incident.opened() != null)
                .toList();
        Attribution attribution = Attribution.of(
                incidents.stream().filter(i -> inProduction(i, facts)).toList(),
                production,
                history,
                lineage,
                definition);
        Failures failures = new Failures(history, attribution, definition);
        return new Judgement(
                production.stream()
                        .flatMap(d -> rollout(d, history, failures).stream())
                        .toList(),
                lineage.shipped(),
                attribution.troubles(),
                withLeft ? left(all, incidents, facts, lineage) : List.of(),
                history.first());
    }

    private static Optional<Rollout> rollout(Deployment d, History history, Failures failures) {
        return Optional.ofNullable(d.ended())
                .map(ended -> new Rollout(
                        d.id(),
                        d.version(),
                        ended,
                        d.at().succeeded() != null,
                        reachedUsers(d),
                        history.rework(d),
                        history.undone(d) != null,
                        reachedUsers(d) ? failures.of(d) : null));
    }

    private static List<Left> left(
            List<Deployment> deployments, List<Incident> incidents, ServiceFacts facts, Lineage lineage) {
        Stream<Left> elsewhere = deployments.stream()
                .filter(d -> !d.production() && d.ended() != null)
                .map(d -> new Left("deployment/" + d.id(), requireNonNull(d.ended()), Elsewhere.NOT_PRODUCTION));
        Stream<Left> running = deployments.stream()
                .filter(d -> d.production() && d.ended() == null && d.at().latest() != null)
                .map(d -> new Left("deployment/" + d.id(), requireNonNull(d.at().latest()), Elsewhere.STILL_RUNNING));
        Stream<Left> outside = incidents.stream()
                .filter(i -> !inProduction(i, facts))
                .map(i -> new Left("incident/" + i.id(), Attribution.opened(i), Elsewhere.NOT_PRODUCTION));
        Stream<Left> changes = lineage.left().stream().map(LeftOut::asLeft);
        return Stream.of(elsewhere, running, outside, changes)
                .flatMap(left -> left)
                .toList();
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
