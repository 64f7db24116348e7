package dev.paved.metrics.peer;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.ChangeReason;
import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Link;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in production: what every tool's rules begin with. What is production is as for {@code dora}. */
final class Production {

    private final Judgement dora;
    private final List<Rollout> successes;
    private final List<Incident> incidents;

    private Production(Judgement dora, List<Incident> incidents) {
        this.dora = dora;
        this.successes = dora.rollouts().stream()
                .filter(Rollout::succeeded)
                .sorted(comparing(Rollout::finished).thenComparing(Rollout::deployment))
                .toList();
        this.incidents = incidents;
    }

    /** Of what {@code dora} says of the same facts. */
    static Production of(ServiceFacts facts, Instant asOf, Judgement dora) {
        Set<String> ids = dora.troubles().stream().map(Trouble::incident).collect(toSet());
        return new Production(
                dora,
                facts.incidents().stream()
                        .filter(incident -> ids.contains(incident.id()))
                        .map(incident -> incident.asOf(asOf))
                        .sorted(comparing(Production::opened).thenComparing(Incident::id))
                        .toList());
    }

    /** Successful deployments, in order. */
    List<Rollout> successes() {
        return successes;
    }

    /** Incidents, in order. */
    List<Incident> incidents() {
        return incidents;
    }

    /** What {@code dora} holds to be shipped. */
    List<Shipped> shipped() {
        return dora.shipped();
    }

    static Instant opened(Incident incident) {
        return Objects.requireNonNull(incident.opened());
    }

    /** The latest success that {@code before} holds of. */
    Optional<Rollout> latest(Predicate<Instant> before) {
        return successes.reversed().stream()
                .filter(success -> before.test(success.finished()))
                .findFirst();
    }

    /** The incident put down to the latest deployment before it, if there is any. */
    static Trouble latest(Incident incident, @Nullable Rollout cause) {
        return new Trouble(
                incident.id(),
                opened(incident),
                cause == null ? null : cause.deployment(),
                cause == null ? Link.NOTHING_BEFORE : Link.LATEST);
    }

    /** The judgement, with the incidents that are put down to each deployment, by its id. */
    Judgement judged(
            Map<String, List<String>> failed,
            List<Shipped> shipped,
            List<Trouble> troubles,
            List<Restoration> restorations,
            List<Left> more) {
        Set<String> without = more.stream().map(Left::subject).collect(toSet());
        return new Judgement(
                dora.rollouts().stream()
                        .filter(rollout -> !without.contains("deployment/" + rollout.deployment()))
                        .map(rollout -> with(failed.getOrDefault(rollout.deployment(), List.of()), rollout))
                        .toList(),
                shipped,
                troubles,
                Stream.concat(dora.left().stream().filter(left -> !(left.why() instanceof ChangeReason)), more.stream())
                        .toList(),
                dora.since(),
                restorations);
    }

    /** The incidents that are put down to each deployment. */
    static Map<String, List<String>> failed(List<Trouble> troubles) {
        Map<String, List<String>> failed = new HashMap<>();
        for (Trouble trouble : troubles) {
            if (trouble.deployment() != null) {
                failed.computeIfAbsent(trouble.deployment(), d -> new ArrayList<>())
                        .add("incident/" + trouble.incident());
            }
        }
        return failed;
    }

    private static Rollout with(List<String> incidents, Rollout r) {
        Failure failure =
                incidents.isEmpty() ? null : new Failure(null, null, Map.of(FailureSign.INCIDENT, incidents), null);
        return new Rollout(
                r.deployment(),
                r.version(),
                r.finished(),
                r.succeeded(),
                r.reachedUsers(),
                r.rework(),
                r.rolledBack(),
                failure);
    }
}
