package dev.paved.deployer.catalog;

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
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Follows the catalog: which services there are and where their code is. */
@Singleton
class ServiceProjection implements EventConsumer {

    @Override
    public String name() {
        return "services";
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
            case ServiceCreated created -> know(session, created.service(), created.repository());
            case ServiceRegistered registered -> know(session, registered.service(), registered.repository());
            case ServiceUpdated updated -> know(session, updated.service(), updated.repository());
            case ServiceRetired retired -> retire(session, retired.service());
            case OffPathExpired ignored -> Uni.createFrom().voidItem();
            case OwnershipTransferred ignored -> Uni.createFrom().voidItem();
            case TemplateUpgradeProposed ignored -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> know(Mutiny.Session session, String service, @Nullable String repository) {
        return session.createNativeQuery("""
                        insert into known_service (name, repository, retired) values (:name, :repository, false)
                        on conflict (name) do update set repository = excluded.repository, retired = false""")
                .setParameter("name", service)
                .setParameter("repository", repository)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> retire(Mutiny.Session session, String service) {
        return session.createNativeQuery("update known_service set retired = true where name = :name")
                .setParameter("name", service)
                .executeUpdate()
                .replaceWithVoid();
    }
}
