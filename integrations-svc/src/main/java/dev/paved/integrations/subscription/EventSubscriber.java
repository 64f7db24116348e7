package dev.paved.integrations.subscription;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts every event in line for the subscriptions that want it. */
@Singleton
class EventSubscriber implements EventConsumer {

    private final DeliveryQueue queue;
    private final Transactions transactions;
    private final DeliveryLoop loop;

    EventSubscriber(DeliveryQueue queue, Transactions transactions, DeliveryLoop loop) {
        this.queue = queue;
        this.transactions = transactions;
        this.loop = loop;
    }

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(PlatformEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope event) {
        return queue.put(session, event);
    }

    @Override
    public void handled(EventEnvelope event) {
        loop.wake(transactions.run(session -> session.createNativeQuery(
                        "select subscription from delivery where event = :event", String.class)
                .setParameter("event", event.id())
                .getResultList()));
    }
}
