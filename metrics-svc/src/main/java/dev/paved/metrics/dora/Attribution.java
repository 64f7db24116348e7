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

/**
 * Which deployment each incident is put down to: the named cause, if it reached users; where none is named, the latest
 * successful production deployment that was finished when the incident opened, if it is recent enough.
 */
final class Attribution {

    private final Map<String, List<Incident>> byDeployment = new HashMap<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Deployment> reached;
    private final History history;
    private final Lineage lineage;
    private final Definition definition;

    private Attribution(List<Deployment> reached, History history, Lineage lineage, Definition definition) {
        this.reached = reached;
        this.history = history;
        this.lineage = lineage;
        this.definition = definition;
    }

    static Attribution of(
            List<Incident> incidents,
            List<Deployment> deployments,
            History history,
            Lineage lineage,
            Definition definition) {
        List<Deployment> reached = deployments.stream()
                .filter(Judge::reachedUsers)
                .sorted(comparing(Attribution::ended).thenComparing(Deployment::id))
                .toList();
        Attribution attribution = new Attribution(reached, history, lineage, definition);
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

    private Optional<String> cause(Incident incident) {
        if (incident.causeDeployment() != null) {
            return reached.stream()
                    .map(Deployment::id)
                    .filter(incident.causeDeployment()::equals)
                    .findFirst();
        }
        List<Deployment> ofCause = reached.stream()
                .filter(d -> d.version().equals(incident.causeVersion())
                        || d.content().equals(incident.causeCommit()))
                .toList();
        return ofCause.reversed().stream()
                .filter(d -> !ended(d).isAfter(opened(incident)))
                .findFirst()
                .or(() -> ofCause.stream().findFirst())
                .map(Deployment::id)
                .or(() -> Optional.ofNullable(incident.causeCommit()).map(lineage::broughtBy));
    }

    private Trouble latest(Incident incident) {
        Instant opened = opened(incident);
        Optional<Deployment> latest = history.successes().reversed().stream()
                .filter(d -> isBefore(History.success(d), opened))
                .findFirst();
        if (latest.isEmpty()) {
            return new Trouble(incident.id(), opened, null, Link.NOTHING_BEFORE);
        }
        return opened.isAfter(History.success(latest.get()).plus(definition.attributionWindow()))
                ? new Trouble(incident.id(), opened, null, Link.TOO_LONG_AGO)
                : new Trouble(incident.id(), opened, latest.get().id(), Link.LATEST);
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
