package dev.paved.provisioner.preview;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows the environments of previews, which have an end of their own. */
@Singleton
class EnvironmentFollower implements EventConsumer {

    private final Previews previews;
    private final Reconcilers reconcilers;

    EnvironmentFollower(Previews previews, Reconcilers reconcilers) {
        this.previews = previews;
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "preview-environments";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(
                EnvironmentReady.class, EnvironmentFailed.class, EnvironmentExpired.class, EnvironmentDestroyed.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return envelope.event() instanceof EnvironmentEvent event
                ? previews.moved(session, event.environment())
                : Uni.createFrom().voidItem();
    }

    @Override
    public void handled(EventEnvelope envelope) {
        if (envelope.event() instanceof EnvironmentEvent event) {
            previews.of(event.environment()).forEach(name -> reconcilers.wake(PreviewReconciler.NAME, name));
        }
    }
}
