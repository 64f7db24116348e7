package dev.paved.integrations.subscription;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
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
        return envelope.event() instanceof ServiceEvent event
                ? Optional.ofNullable(TeamHistory.ownerIn(event))
                        .map(owner -> teams.put(session, event.service(), owner))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }
}
