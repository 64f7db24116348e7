package dev.paved.integrations.subscription;

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

/** Keeps {@link ServiceTeams} as the catalog says; what a retired service did is still its last team's. */
@Singleton
class TeamFollower implements EventConsumer {

    private final ServiceTeams teams;

    TeamFollower(ServiceTeams teams) {
        this.teams = teams;
    }

    @Override
    public String name() {
        return "service-teams";
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
            case ServiceCreated it -> teams.put(session, it.service(), it.owner());
            case ServiceRegistered it -> teams.put(session, it.service(), it.owner());
            case ServiceUpdated it -> teams.put(session, it.service(), it.owner());
            case OwnershipTransferred it -> teams.put(session, it.service(), it.to());
            case OffPathExpired ignored -> Uni.createFrom().voidItem();
            case ServiceRetired ignored -> Uni.createFrom().voidItem();
            case TemplateUpgradeProposed ignored -> Uni.createFrom().voidItem();
        };
    }
}
