package dev.paved.integrations.subscription;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts every event in line for the subscriptions that want it. */
@Singleton
class EventSubscriber implements EventConsumer {

    private final DeliveryQueue queue;
    private final Transactions transactions;
    private final Reconcilers reconcilers;

    EventSubscriber(DeliveryQueue queue, Transactions transactions, Reconcilers reconcilers) {
        this.queue = queue;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
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
        transactions
                .run(session -> session.createNativeQuery(
                                "select subscription from delivery where event = :event", String.class)
                        .setParameter("event", event.id())
                        .getResultList())
                .forEach(subscription -> reconcilers.wake(DeliveryReconciler.NAME, subscription));
    }
}
