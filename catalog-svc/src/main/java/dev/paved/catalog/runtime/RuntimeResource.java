package dev.paved.catalog.runtime;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What runs of a component of the catalog. */
@Path("/api/catalog/entities/by-name/component/{namespace}/{name}/runtime")
@RunOnVirtualThread
public class RuntimeResource {

    private static final String DEFAULT_NAMESPACE = "default";

    private final Transactions transactions;
    private final RuntimeFacts facts;
    private final InstantSource time;

    RuntimeResource(Transactions transactions, RuntimeFacts facts, InstantSource time) {
        this.transactions = transactions;
        this.facts = facts;
        this.time = time;
    }

    /** What was told of {@code entity}, and how that is known. */
    public record ComponentRuntime(
            String entity, List<EnvironmentRuntime> environments, List<OpenIncident> openIncidents) {}

    /**
     * The facts of the service that the component is. Events name services alone: they are the components of the namespace
     * {@code default}, and nothing is told of the others.
     */
    @GET
    public ComponentRuntime get(String namespace, String name) {
        String ref = ("component:" + namespace + "/" + name).toLowerCase(Locale.ROOT);
        Instant now = time.instant();
        ServiceRuntime told = transactions
                .run(session -> named(session, ref)
                        .chain(found -> found.map(service -> facts.of(
                                                session, isService(namespace) ? List.of(service) : List.of(), now)
                                        .map(all -> Optional.of(all.getOrDefault(service, ServiceRuntime.NONE))))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .orElseThrow(() -> new RefusedException(NotFound.of("entity", ref, List.of())));
        return new ComponentRuntime(ref, told.environments(), told.openIncidents());
    }

    private static boolean isService(String namespace) {
        return namespace.equalsIgnoreCase(DEFAULT_NAMESPACE);
    }

    private static Uni<Optional<String>> named(Mutiny.Session session, String ref) {
        return session.createNativeQuery("""
                        select name from catalog_entity where ref = :ref
                        union select name from service where 'component:default/' || name = :ref""", String.class)
                .setParameter("ref", ref)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
