package dev.paved.metrics.dora;

import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.History.Seed;
import dev.paved.metrics.dora.Past.Cause;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles the past of a service up to an instant: which facts are over and done with, what later judgements need of
 * them, and which facts remain.
 *
 * <p>A deployment remains while it is in place, or may still be undone, mended or blamed; an incident while it is open,
 * or is put down to such a deployment, or its cause is not known; what remains of the code, see {@link SettlingCode}.
 */
final class Settling {

    private final Past past;
    private final Instant until;
    private final Judging judging;
    private final Seed history;
    private final ServiceFacts facts;
    private final Set<String> over;
    private final Set<String> kept = new HashSet<>();

    private Settling(Past past, ServiceFacts facts, Definition definition, Instant until) {
        this.past = past;
        this.facts = facts;
        this.until = until;
        this.judging = new Judging(past, facts, definition, until);
        this.history = judging.history().seed();
        this.over = facts.deployments().stream()
                .filter(this::isOver)
                .map(Deployment::id)
                .collect(toSet());
        keepDeployments();
    }

    /**
     * Settles what {@code past} and the {@code facts} after it tell up to {@code until}; empty where it can't be: a
     * deployment is told to undo another later than it succeeded, and {@code until} is between; or the answer depends on
     * forgotten facts.
     */
    static Optional<Settled> settle(
            Past past, ServiceFacts facts, Definition definition, Instant until, Duration untilDormant) {
        if (!past.endsBefore(until)) {
            return Optional.empty();
        }
        Settling settling = new Settling(past, facts, definition, until);
        return settling.judging.isForgotten() || settling.undoesLater()
                ? Optional.empty()
                : Optional.of(settling.settled(untilDormant));
    }

    private boolean undoesLater() {
        Set<@Nullable String> undoing = facts.deployments().stream()
                .filter(d -> d.at().rolledBack() != null && d.at().rolledBack().isAfter(until))
                .map(Deployment::rolledBackBy)
                .collect(toSet());
        return judging.history().successes().stream().anyMatch(d -> undoing.contains(d.id()));
    }

    private void keepDeployments() {
        history.needed().map(Deployment::id).forEach(kept::add);
        facts.deployments().stream()
                .map(Deployment::id)
                .filter(id -> !over.contains(id))
                .forEach(kept::add);
        facts.incidents().stream()
                .filter(incident -> !isOver(incident) && incident.opened() != null)
                .forEach(this::keepCauses);
    }

    /** Those that an incident that may still change is put down to, or may be if it or they change. */
    private void keepCauses(Incident incident) {
        Attribution attribution = judging.attribution();
        if (incident.causeNamed()) {
            attribution.candidates(incident).forEach(kept::add);
        }
        attribution.before(Attribution.opened(incident)).map(Deployment::id).ifPresent(kept::add);
    }

    private boolean isOver(Deployment d) {
        return d.ended() != null
                && Stream.of(d.at().succeeded(), d.at().failed(), d.at().rolledBack())
                        .allMatch(at -> at == null || !at.isAfter(until));
    }

    private boolean isOver(Incident incident) {
        return incident.opened() != null
                && incident.resolved() != null
                && !incident.opened().isAfter(until)
                && !incident.resolved().isAfter(until)
                && (!incident.causeNamed()
                        || judging.attribution()
                                .deployed(incident)
                                .filter(d -> over.contains(d.id()))
                                .isPresent());
    }

    private Settled settled(Duration untilDormant) {
        Apart<Deployment> deployments = Apart.of(facts.deployments(), d -> kept.contains(d.id()));
        Set<String> blamed = judging.attribution().troubles().stream()
                .filter(trouble -> kept.contains(trouble.deployment()))
                .map(Sample.Trouble::incident)
                .collect(toSet());
        Apart<Incident> incidents = Apart.of(facts.incidents(), i -> !isOver(i) || blamed.contains(i.id()));
        SettlingCode code = new SettlingCode(
                past.lineage(),
                judging.lineage(),
                facts.code(),
                commits(deployments.remaining()),
                until.minus(untilDormant));
        Past settled = new Past(
                until,
                history(deployments.remaining()),
                code.seed(previous(), broughtBy(incidents.remaining())),
                incidents.remaining().stream()
                        .filter(incident -> incident.causeNamed() && past.isAsked(incident))
                        .map(Cause::of)
                        .collect(toSet()),
                past.places().with(deployments.over()).deciding(incidents.over(), judging.places()),
                past.and(samples(incidents.over())));
        ServiceFacts since = new ServiceFacts(
                facts.service(), deployments.remaining(), code.since(), incidents.remaining(), facts.owners());
        return new Settled(settled, since, deployments.over());
    }

    private Seed history(List<Deployment> kept) {
        Set<String> succeeded =
                judging.history().successes().stream().map(Deployment::id).collect(toSet());
        return history.of(kept.stream().map(Deployment::id).collect(toSet()), succeeded);
    }

    private Judgement samples(List<Incident> settled) {
        Set<String> incidents = settled.stream().map(Incident::id).collect(toSet());
        return new Judgement(
                        judging.rollouts(d -> !kept.contains(d.id())),
                        judging.lineage().shipped(),
                        judging.attribution().troubles().stream()
                                .filter(trouble -> incidents.contains(trouble.incident()))
                                .toList(),
                        List.of(),
                        null)
                .numbers();
    }

    private Map<String, String> broughtBy(List<Incident> incidents) {
        Map<String, String> broughtBy = new HashMap<>();
        for (Incident incident : incidents) {
            if (incident.causeCommit() != null
                    && judging.lineage().broughtBy(incident.causeCommit()) instanceof String deployment) {
                broughtBy.put(incident.causeCommit(), deployment);
            }
        }
        return broughtBy;
    }

    private static Set<@Nullable String> commits(List<Deployment> deployments) {
        return deployments.stream().map(Deployment::commit).collect(toSet());
    }

    private @Nullable String previous() {
        Deployment last = history.last();
        return last == null ? null : last.commit();
    }
}
