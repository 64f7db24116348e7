package dev.paved.metrics.dora;

import static java.util.Objects.requireNonNull;

import dev.paved.metrics.dora.Sample.Elsewhere;
import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One service as of an instant, with all that its verdicts are made of. */
final class Judging {

    private final List<Deployment> deployments;
    private final List<Deployment> production;
    private final List<Incident> incidents;
    private final Places places;
    private final History history;
    private final Lineage lineage;
    private final Attribution attribution;
    private final Failures failures;

    /** Of {@code facts}, which are all there are after {@code past}. */
    Judging(Past past, ServiceFacts facts, Definition definition, Instant asOf) {
        deployments = facts.deployments().stream().map(d -> d.asOf(asOf)).toList();
        production = deployments.stream().filter(Deployment::production).toList();
        incidents = facts.incidents().stream()
                .map(incident -> incident.asOf(asOf))
                .filter(incident -> incident.opened() != null)
                .toList();
        places = past.places().with(deployments);
        history = History.of(past, production);
        lineage = Lineage.of(past, history, facts, definition);
        attribution = Attribution.of(
                past, incidents.stream().filter(places::hasIn).toList(), production, history, lineage, definition);
        failures = new Failures(history, attribution, definition);
    }

    /** Whether the answer depends on facts of the past of which nothing is known any more. */
    boolean isForgotten() {
        return lineage.isForgotten() || attribution.isForgotten() || places.contradicts();
    }

    Judgement judgement() {
        return judgement(List.of());
    }

    /** With what counts nowhere: much more work. */
    Judgement explained() {
        return judgement(left());
    }

    private Judgement judgement(List<Left> left) {
        return new Judgement(rollouts(d -> true), lineage.shipped(), attribution.troubles(), left, history.first());
    }

    /** The production deployments that ended, of those that are {@code which}. */
    List<Rollout> rollouts(Predicate<Deployment> which) {
        return production.stream()
                .filter(which)
                .flatMap(d -> rollout(d).stream())
                .toList();
    }

    private Optional<Rollout> rollout(Deployment d) {
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

    private List<Left> left() {
        Stream<Left> elsewhere = deployments.stream()
                .filter(d -> !d.production() && d.ended() != null)
                .map(d -> new Left("deployment/" + d.id(), requireNonNull(d.ended()), Elsewhere.NOT_PRODUCTION));
        Stream<Left> running = production.stream()
                .filter(d -> d.ended() == null && d.at().latest() != null)
                .map(d -> new Left("deployment/" + d.id(), requireNonNull(d.at().latest()), Elsewhere.STILL_RUNNING));
        Stream<Left> outside = incidents.stream()
                .filter(incident -> !places.hasIn(incident))
                .map(i -> new Left("incident/" + i.id(), Attribution.opened(i), Elsewhere.NOT_PRODUCTION));
        Stream<Left> changes = lineage.left().stream().map(LeftOut::asLeft);
        return Stream.of(elsewhere, running, outside, changes)
                .flatMap(left -> left)
                .toList();
    }

    static boolean reachedUsers(Deployment d) {
        return d.at().succeeded() != null || d.reachedUsers();
    }

    Places places() {
        return places;
    }

    History history() {
        return history;
    }

    Lineage lineage() {
        return lineage;
    }

    Attribution attribution() {
        return attribution;
    }
}
