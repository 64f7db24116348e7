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
     * The facts of the service that the component is, however its file writes the name. Events name services alone: they
     * are the components of the namespace {@code default}, and nothing is told of the others.
     */
    @GET
    public ComponentRuntime get(String namespace, String name) {
        String ref = ("component:" + namespace + "/" + name).toLowerCase(Locale.ROOT);
        String service = namespace.equalsIgnoreCase(DEFAULT_NAMESPACE) ? name.toLowerCase(Locale.ROOT) : "";
        Instant now = time.instant();
        ServiceRuntime told = transactions.run(session ->
                exists(session, ref, service).chain(exists -> exists ? facts(session, service, now) : missing(ref)));
        return new ComponentRuntime(ref, told.environments(), told.openIncidents());
    }

    private static Uni<Boolean> exists(Mutiny.Session session, String ref, String service) {
        return session.createNativeQuery("""
                        select exists (select from catalog_entity where ref = :ref)
                            or exists (select from service where name = :service)""", Boolean.class)
                .setParameter("ref", ref)
                .setParameter("service", service)
                .getSingleResult();
    }

    private Uni<ServiceRuntime> facts(Mutiny.Session session, String service, Instant now) {
        return service.isEmpty()
                ? Uni.createFrom().item(ServiceRuntime.NONE)
                : facts.of(session, List.of(service), now).map(told -> told.getOrDefault(service, ServiceRuntime.NONE));
    }

    private static Uni<ServiceRuntime> missing(String ref) {
        return Uni.createFrom()
                .failure(new RefusedException(
                        NotFound.of("entity", ref, List.of()).orElse("platform catalog list")));
    }
}
