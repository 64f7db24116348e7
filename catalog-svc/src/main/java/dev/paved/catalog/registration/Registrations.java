package dev.paved.catalog.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paved.catalog.location.Locations;
import dev.paved.catalog.location.RepositoryUrl;
import dev.paved.catalog.offpath.Leave;
import dev.paved.catalog.offpath.OffPathTable;
import dev.paved.catalog.service.RegisteredService;
import dev.paved.catalog.service.ServiceReader;
import dev.paved.catalog.service.ServiceView;
import dev.paved.catalog.service.Services;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes services into the catalog that were not made here, and prolongs their leave; each in the caller's transaction. */
@Singleton
class Registrations {

    private final Services services;
    private final ServiceReader reader;
    private final OffPathTable offPath;
    private final Locations locations;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final InstantSource time;

    Registrations(
            Services services,
            ServiceReader reader,
            OffPathTable offPath,
            Locations locations,
            Outbox outbox,
            ObjectMapper json,
            InstantSource time) {
        this.services = services;
        this.reader = reader;
        this.offPath = offPath;
        this.locations = locations;
        this.outbox = outbox;
        this.json = json;
        this.time = time;
    }

    /** The component of that name as the catalog has it; missing where it has none. */
    Uni<JsonNode> component(Mutiny.Session session, String name) {
        return session.createNativeQuery("select entity from catalog_entity where ref = :ref", String.class)
                .setParameter("ref", "component:default/" + name)
                .getSingleResultOrNull()
                .map(entity -> entity == null ? MissingNode.getInstance() : parsed(entity));
    }

    /** Takes the service in, and has its component read unless the catalog has one. Fails where the name is taken. */
    Uni<ServiceView> register(
            Mutiny.Session session, RegisteredService service, JsonNode component, Leave leave, Cause cause) {
        Instant now = time.instant();
        return services.register(session, service, cause.actor(), now)
                .chain(() -> component.isMissingNode()
                        ? locate(session, service, cause)
                        : Uni.createFrom().voidItem())
                .chain(() -> let(session, service.name(), leave, cause));
    }

    /** Has the catalog read what the service's repository says of it; {@code acme/shop} alone does not say where that is. */
    private Uni<Void> locate(Mutiny.Session session, RegisteredService service, Cause cause) {
        String repository = service.repository();
        return repository == null || !RepositoryUrl.isReadable(repository)
                ? Uni.createFrom().voidItem()
                : locations
                        .register(session, repository, service.catalogInfo(), cause.actor())
                        .replaceWithVoid();
    }

    /** Lets the service be off the path for another time, and tells so. */
    Uni<ServiceView> let(Mutiny.Session session, String name, Leave leave, Cause cause) {
        return services.locked(session, name)
                .chain(() -> offPath.grant(session, name, leave, cause.actor()))
                .chain(end -> reader.named(session, name, time.instant())
                        .map(Optional::orElseThrow)
                        .call(view -> outbox.append(
                                session, "service/" + name, registered(view, leave.reason(), end), cause)));
    }

    private static ServiceRegistered registered(ServiceView service, String reason, Instant end) {
        return new ServiceRegistered(
                service.name(),
                service.type(),
                service.owner(),
                service.repository(),
                false,
                reason,
                end,
                service.path());
    }

    private JsonNode parsed(String entity) {
        try {
            return json.readTree(entity);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog has an entity that is no JSON", e);
        }
    }
}
