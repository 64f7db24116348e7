package dev.paved.catalog.runtime;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** What events told of services: what runs of them where, how their deployments ended, which incidents are open. */
@Singleton
public class RuntimeFacts {

    private final RuntimeTable running;
    private final LastDeploymentTable last;
    private final IncidentTable incidents;

    RuntimeFacts(RuntimeTable running, LastDeploymentTable last, IncidentTable incidents) {
        this.running = running;
        this.last = last;
        this.incidents = incidents;
    }

    /** What was told of each of {@code services}, by service; the ages are those at {@code now}. */
    public Uni<Map<String, ServiceRuntime>> of(Mutiny.Session session, Collection<String> services, Instant now) {
        return services.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : running.of(session, services)
                        .chain(serving -> last.of(session, services)
                                .chain(ended -> incidents
                                        .open(session, services)
                                        .map(open -> byService(services, serving, ended, open, now))));
    }

    private static Map<String, ServiceRuntime> byService(
            Collection<String> services,
            List<RuntimeEntity> serving,
            List<LastDeploymentEntity> ended,
            List<IncidentEntity> open,
            Instant now) {
        var servingOf = serving.stream().collect(groupingBy(row -> row.service));
        var endedOf = ended.stream().collect(groupingBy(row -> row.service));
        var openOf = open.stream().collect(groupingBy(row -> Objects.requireNonNull(row.service)));
        return services.stream()
                .distinct()
                .collect(toMap(
                        service -> service,
                        service -> ServiceRuntime.of(
                                servingOf.getOrDefault(service, List.of()),
                                endedOf.getOrDefault(service, List.of()),
                                openOf.getOrDefault(service, List.of()),
                                now)));
    }
}
