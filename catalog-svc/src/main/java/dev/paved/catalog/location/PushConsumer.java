package dev.paved.catalog.location;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets the locations of a repository be read when commits arrive in it. */
@Singleton
class PushConsumer implements EventConsumer {

    private final Locations locations;

    PushConsumer(Locations locations) {
        this.locations = locations;
    }

    @Override
    public String name() {
        return "location";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(CommitsPushed.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return envelope.event() instanceof CommitsPushed pushed
                ? locations.pushed(session, pushed.repository())
                : Uni.createFrom().voidItem();
    }
}
