package dev.paved.catalog.retirement;

import dev.paved.catalog.runtime.EnvironmentRuntime;
import dev.paved.catalog.runtime.RuntimeFacts;
import dev.paved.catalog.runtime.ServiceRuntime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds what still needs a service: where it runs, and what depends on it or consumes an API of it directly. */
@Singleton
class Needs {

    private static final String DEPENDENTS = """
            with dependent as (
                select target as ref from catalog_relation where source = :service and type = 'dependencyOf'
                union
                select consumed.target from catalog_relation provided
                  join catalog_relation consumed on consumed.source = provided.target and consumed.type = 'apiConsumedBy'
                 where provided.source = :service and provided.type = 'providesApi'
            )
            select ref, (select min(target) from catalog_relation where source = ref and type = 'ownedBy')
              from dependent
             where ref <> :service
               and not exists (select from service where phase = 'RETIRED' and ref = 'component:default/' || name)
             order by ref""";

    private final RuntimeFacts runtime;
    private final InstantSource time;

    Needs(RuntimeFacts runtime, InstantSource time) {
        this.runtime = runtime;
        this.time = time;
    }

    /** What needs {@code service}; nothing when it can go. */
    Uni<List<Need>> of(Mutiny.Session session, String service) {
        return runtime.of(session, List.of(service), time.instant())
                .map(told -> told.getOrDefault(service, ServiceRuntime.NONE).environments())
                .chain(environments -> dependents(session, service)
                        .map(dependents -> Stream.concat(running(environments), dependents.stream())
                                .toList()));
    }

    private static Stream<Need> running(List<EnvironmentRuntime> environments) {
        return environments.stream()
                .flatMap(each ->
                        Stream.ofNullable(each.version()).map(version -> new Need.Runs(each.environment(), version)));
    }

    private static Uni<List<Need.Depends>> dependents(Mutiny.Session session, String service) {
        return session.createNativeQuery(DEPENDENTS, Object[].class)
                .setParameter("service", "component:default/" + service)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Need.Depends((String) row[0], (@Nullable String) row[1]))
                        .toList());
    }
}
