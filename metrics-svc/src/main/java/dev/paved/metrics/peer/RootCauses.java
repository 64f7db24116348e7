package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Sample.Link;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Incidents with the deployments that brought the commit which each names as its cause. */
final class RootCauses {

    private final Map<String, Deployment> deployments = new HashMap<>();
    private final Map<String, List<String>> failed = new HashMap<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Restoration> restorations = new ArrayList<>();
    private final Production production;
    private final PushedDeployments pushed;

    RootCauses(ServiceFacts facts, Production production, PushedDeployments pushed) {
        this.production = production;
        this.pushed = pushed;
        facts.deployments().forEach(d -> deployments.put(d.id(), d));
        production.incidents().forEach(this::attribute);
    }

    private void attribute(Incident incident) {
        List<Rollout> roots = commit(incident).map(pushed::of).orElse(List.of());
        roots.forEach(root -> failed.computeIfAbsent(root.deployment(), d -> new ArrayList<>())
                .add("incident/" + incident.id()));
        troubles.add(new Trouble(
                incident.id(),
                Production.opened(incident),
                roots.isEmpty() ? null : roots.getFirst().deployment(),
                link(incident, roots)));
        Instant opened = Production.opened(incident);
        Instant start = roots.stream()
                .map(Rollout::finished)
                .filter(finished -> finished.isBefore(opened))
                .findFirst()
                .orElse(opened);
        restorations.add(new Restoration(
                incident.id(),
                start,
                incident.resolved() == null
                        ? null
                        : Duration.ofHours(
                                Duration.between(start, incident.resolved()).toHours())));
    }

    private static Link link(Incident incident, List<Rollout> roots) {
        if (!roots.isEmpty()) {
            return Link.NAMED;
        }
        return incident.causeNamed() ? Link.UNKNOWN_CAUSE : Link.NO_CAUSE;
    }

    /** The commit that the incident names, or that of the deployment or the version which it names. */
    private Optional<String> commit(Incident incident) {
        if (incident.causeCommit() != null) {
            return Optional.of(incident.causeCommit());
        }
        Optional<Deployment> named = incident.causeDeployment() != null
                ? Optional.ofNullable(deployments.get(incident.causeDeployment()))
                : production.successes().stream()
                        .filter(success -> success.version().equals(incident.causeVersion()))
                        .map(success -> Objects.requireNonNull(deployments.get(success.deployment())))
                        .findFirst();
        return named.map(Deployment::commit);
    }

    Map<String, List<String>> failed() {
        return failed;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    List<Restoration> restorations() {
        return restorations;
    }
}
