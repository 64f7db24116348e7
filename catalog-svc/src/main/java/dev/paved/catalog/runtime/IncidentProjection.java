package dev.paved.catalog.runtime;

import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows the incidents to know which are open. */
@Singleton
class IncidentProjection implements EventConsumer {

    private final IncidentTable incidents;

    IncidentProjection(IncidentTable incidents) {
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(IncidentEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        if (!(envelope.event() instanceof IncidentEvent event)) {
            return Uni.createFrom().voidItem();
        }
        return switch (event) {
            case IncidentOpened opened -> incidents.opened(session, envelope, opened);
            case IncidentResolved resolved -> incidents.resolved(session, envelope, resolved);
        };
    }
}
