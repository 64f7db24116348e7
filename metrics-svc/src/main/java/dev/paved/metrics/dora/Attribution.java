package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;

import dev.paved.metrics.dora.Definition.TieRule;
import dev.paved.metrics.dora.Sample.Link;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which deployment each incident is put down to: the named cause, if it reached users; where none is named, the latest
 * successful production deployment that was finished when the incident opened, if it is recent enough.
 */
final class Attribution {

    private final Map<String, List<Incident>> byDeployment = new HashMap<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final Past past;
    private final List<Deployment> reached;
    private final History history;
    private final Lineage lineage;
    private final Definition definition;
    private boolean forgotten;

    private Attribution(Past past, List<Deployment> reached, History history, Lineage lineage, Definition definition) {
        this.past = past;
        this.reached = reached;
        this.history = history;
        this.lineage = lineage;
        this.definition = definition;
    }

    /** Of {@code incidents} to {@code deployments}, after {@code past}. */
    static Attribution of(
            Past past,
            List<Incident> incidents,
            List<Deployment> deployments,
            History history,
            Lineage lineage,
            Definition definition) {
        List<Deployment> reached = deployments.stream()
                .filter(Judging::reachedUsers)
                .sorted(comparing(Attribution::ended).thenComparing(Deployment::id))
                .toList();
        Attribution attribution = new Attribution(past, reached, history, lineage, definition);
        incidents.forEach(attribution::attribute);
        return attribution;
    }

    private void attribute(Incident incident) {
        Trouble trouble = incident.causeNamed() ? named(incident) : latest(incident);
        troubles.add(trouble);
        if (trouble.deployment() != null) {
            byDeployment
                    .computeIfAbsent(trouble.deployment(), d -> new ArrayList<>())
                    .add(incident);
        }
    }

    private Trouble named(Incident incident) {
        return cause(incident)
                .map(id -> new Trouble(incident.id(), opened(incident), id, Link.NAMED))
                .orElseGet(() -> new Trouble(incident.id(), opened(incident), null, Link.UNKNOWN_CAUSE));
    }

    /** The deployment that {@code incident}, which names its cause, means; empty where it never was in production. */
    private Optional<String> cause(Incident incident) {
        Optional<Deployment> found = deployed(incident);
        forgotten |= !past.isAsked(incident)
                && found.filter(d -> isSurely(d, incident)).isEmpty();
        return found.map(Deployment::id)
                .or(() -> incident.causeDeployment() != null
                        ? Optional.empty()
                        : Optional.ofNullable(incident.causeCommit()).map(lineage::broughtBy));
    }

    /** The deployment that {@code incident} names itself as its cause; no later one can be meant rather. */
    Optional<Deployment> deployed(Incident incident) {
        return incident.causeDeployment() != null
                ? reached.stream()
                        .filter(d -> d.id().equals(incident.causeDeployment()))
                        .findFirst()
                : ofCause(incident);
    }

    /** Whether no deployment of the past can be meant rather than {@code d}. */
    private boolean isSurely(Deployment d, Incident incident) {
        return incident.causeDeployment() != null || past.endsBefore(ended(d)) && !ended(d).isAfter(opened(incident));
    }

    /** All that {@code incident}, which names its cause, may come to mean, of those that are known. */
    Stream<String> candidates(Incident incident) {
        return incident.causeDeployment() != null
                ? deployed(incident).map(Deployment::id).stream()
                : Stream.concat(
                        matching(incident).stream().map(Deployment::id),
                        Optional.ofNullable(incident.causeCommit()).map(lineage::broughtBy).stream());
    }

    private List<Deployment> matching(Incident incident) {
        return reached.stream()
                .filter(d -> d.version().equals(incident.causeVersion())
                        || d.content().equals(incident.causeCommit()))
                .toList();
    }

    private Optional<Deployment> ofCause(Incident incident) {
        List<Deployment> ofCause = matching(incident);
        return ofCause.reversed().stream()
                .filter(d -> !ended(d).isAfter(opened(incident)))
                .findFirst()
                .or(() -> ofCause.stream().findFirst());
    }

    /** Whether an incident may name a deployment of which nothing is known any more. */
    boolean isForgotten() {
        return forgotten;
    }

    private Trouble latest(Incident incident) {
        Instant opened = opened(incident);
        Optional<Deployment> latest = before(opened);
        if (latest.isEmpty()) {
            return new Trouble(incident.id(), opened, null, Link.NOTHING_BEFORE);
        }
        return opened.isAfter(History.success(latest.get()).plus(definition.attributionWindow()))
                ? new Trouble(incident.id(), opened, null, Link.TOO_LONG_AGO)
                : new Trouble(incident.id(), opened, latest.get().id(), Link.LATEST);
    }

    /** The latest success that an incident opened at {@code opened} may be put down to. */
    Optional<Deployment> before(Instant opened) {
        return history.successes().reversed().stream()
                .filter(d -> isBefore(History.success(d), opened))
                .findFirst();
    }

    private boolean isBefore(Instant finished, Instant opened) {
        return definition.attributionTie() == TieRule.BEFORE ? finished.isBefore(opened) : !finished.isAfter(opened);
    }

    private static Instant ended(Deployment d) {
        return Objects.requireNonNullElse(d.ended(), Instant.MAX);
    }

    static Instant opened(Incident incident) {
        return Objects.requireNonNull(incident.opened());
    }

    /** The incidents that are put down to {@code d}. */
    List<Incident> of(Deployment d) {
        return byDeployment.getOrDefault(d.id(), List.of());
    }

    /** Every incident, with what it is put down to. */
    List<Trouble> troubles() {
        return troubles;
    }
}
