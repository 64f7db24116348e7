package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one service: what its metrics are a function of.
 *
 * @param owners whose it was over time
 */
public record ServiceFacts(
        Service service, List<Deployment> deployments, Code code, List<Incident> incidents, Owners owners) {

    public ServiceFacts {
        deployments = List.copyOf(deployments);
        incidents = List.copyOf(incidents);
    }

    /** Who owned it at {@code instant}; {@code none} where no event ever told. */
    public String ownerAt(Instant instant) {
        return Objects.requireNonNullElse(owners.at(instant), Service.NO_TEAM);
    }

    /** Whoever owned it at some time. */
    public Set<String> teams() {
        return owners.told().isEmpty()
                ? Set.of(Service.NO_TEAM)
                : owners.told().stream().map(Ownership::owner).collect(Collectors.toSet());
    }

    /** The same as of {@code instant}: what happened later is not known yet. */
    public ServiceFacts asOf(Instant instant) {
        return new ServiceFacts(
                service,
                deployments.stream().map(d -> d.asOf(instant)).toList(),
                code,
                incidents.stream().map(i -> i.asOf(instant)).toList(),
                owners);
    }

    /** Whether anything is told of {@code instant} or before. */
    public boolean begunBy(Instant instant) {
        Stream<Instant> catalogued = Stream.of(service.created(), service.registered());
        Stream<Instant> deployed = deployments.stream()
                .flatMap(d -> Stream.of(
                        d.at().requested(),
                        d.at().started(),
                        d.at().succeeded(),
                        d.at().failed(),
                        d.at().rolledBack()));
        Stream<Instant> troubled = incidents.stream().map(Incident::opened);
        return Stream.of(catalogued, deployed, troubled)
                .flatMap(instants -> instants)
                .filter(Objects::nonNull)
                .anyMatch(at -> !at.isAfter(instant));
    }

    /** The first instant after {@code asOf} that any fact tells of: a clock ran fast. {@link Instant#MAX} for none. */
    public Instant firstAfter(Instant asOf) {
        Stream<Instant> ofDeployments =
                deployments.stream().flatMap(d -> Stream.of(d.at().succeeded(), d.at().failed(), d.at().rolledBack()));
        Stream<Instant> ofIncidents = incidents.stream().flatMap(i -> Stream.of(i.opened(), i.resolved()));
        return Stream.concat(ofDeployments, ofIncidents)
                .filter(Objects::nonNull)
                .filter(instant -> instant.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
