package dev.paved.metrics.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All that is known of one service: what its metrics are a function of. */
public record ServiceFacts(Service service, List<Deployment> deployments, Code code, List<Incident> incidents) {

    public ServiceFacts {
        deployments = List.copyOf(deployments);
        incidents = List.copyOf(incidents);
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
