package dev.paved.kit.sample;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.kit.inbox.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds the updates of a note to its text; fails while there is none. Of the note {@code unwoken} it fails after the commit too. */
@Singleton
class NoteFollower implements EventConsumer {

    @Override
    public String name() {
        return "note-follower";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(ServiceEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope event) {
        if (!(event.event() instanceof ServiceUpdated updated)) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("update note set text = text || :owner where id = :id")
                .setParameter("owner", updated.owner())
                .setParameter("id", updated.service())
                .executeUpdate()
                .chain(rows -> rows == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalStateException("no note " + updated.service())));
    }

    @Override
    public void handled(EventEnvelope event) {
        if (event.key().equals("unwoken")) {
            throw new IllegalStateException("nobody to wake");
        }
    }
}
