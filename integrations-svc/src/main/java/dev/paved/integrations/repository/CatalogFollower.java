package dev.paved.integrations.repository;

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

/** Keeps {@link ServiceRepositories} as the catalog says. */
@Singleton
class CatalogFollower implements EventConsumer {
    private final ServiceRepositories repositories;

    CatalogFollower(ServiceRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public String name() {
        return "service-repositories";
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
            case ServiceCreated created -> repositories.put(session, created.service(), created.repository(), false);
            case ServiceRegistered registered ->
                repositories.put(session, registered.service(), registered.repository(), false);
            case ServiceUpdated updated ->
                repositories.put(
                        session,
                        updated.service(),
                        updated.repository(),
                        !updated.changed().contains("repository"));
            case ServiceRetired retired -> repositories.remove(session, retired.service());
            case OffPathExpired ignored -> Uni.createFrom().voidItem();
            case OwnershipTransferred ignored -> Uni.createFrom().voidItem();
            case TemplateUpgradeProposed ignored -> Uni.createFrom().voidItem();
        };
    }
}
