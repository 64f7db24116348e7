package dev.paved.integrations.ticket;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who owns each service, as the catalog's events say: who asks for something for a service is its owner. */
@Singleton
class ServiceOwners implements EventConsumer {

    @Override
    public String name() {
        return "service-owners";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(ServiceEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        if (!(envelope.event() instanceof ServiceEvent event)) {
            return Uni.createFrom().voidItem();
        }
        return switch (event) {
            case ServiceCreated created -> put(session, created.service(), created.owner());
            case ServiceRegistered registered -> put(session, registered.service(), registered.owner());
            case ServiceUpdated updated -> put(session, updated.service(), updated.owner());
            case OwnershipTransferred transferred -> put(session, transferred.service(), transferred.to());
            case ServiceRetired retired -> remove(session, retired.service());
            case OffPathExpired expired -> put(session, expired.service(), expired.owner());
            case TemplateUpgradeProposed ignored -> Uni.createFrom().voidItem();
        };
    }

    /** The owner of {@code service}, if the catalog has told of it. */
    Uni<Optional<String>> ownerOf(Mutiny.Session session, String service) {
        return session.createNativeQuery("select owner from service_owner where service = :service", String.class)
                .setParameter("service", service)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private static Uni<Void> put(Mutiny.Session session, String service, String owner) {
        return session.createNativeQuery("""
                        insert into service_owner (service, owner) values (:service, :owner)
                        on conflict (service) do update set owner = excluded.owner""")
                .setParameter("service", service)
                .setParameter("owner", owner)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> remove(Mutiny.Session session, String service) {
        return session.createNativeQuery("delete from service_owner where service = :service")
                .setParameter("service", service)
                .executeUpdate()
                .replaceWithVoid();
    }
}
