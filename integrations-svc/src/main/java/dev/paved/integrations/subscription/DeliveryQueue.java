package dev.paved.integrations.subscription;

import dev.paved.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts events in line for subscriptions: each once for each. */
@Singleton
class DeliveryQueue {

    private final WebhookBody body;
    private final ServiceTeams teams;

    DeliveryQueue(WebhookBody body, ServiceTeams teams) {
        this.body = body;
        this.teams = teams;
    }

    /** Puts {@code event} in line for each subscription that wants it, and is not disabled. */
    Uni<Void> put(Mutiny.Session session, EventEnvelope event) {
        return session.createQuery(
                        "from SubscriptionEntity where status <> 'disabled' order by position",
                        SubscriptionEntity.class)
                .setReadOnly(true)
                .getResultList()
                .chain(rows -> wanted(session, event, rows))
                .chain(rows -> insert(session, event, rows));
    }

    /**
     * Puts {@code event} in line for {@code row}, if it wants it; again, where it was delivered or given up.
     *
     * @return how many are in line anew: one or none
     */
    Uni<Integer> putAgain(Mutiny.Session session, EventEnvelope event, SubscriptionEntity row) {
        return wanted(session, event, List.of(row))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : keep(session, event).chain(() -> again(session, event, row.id)));
    }

    private Uni<List<SubscriptionEntity>> wanted(
            Mutiny.Session session, EventEnvelope event, List<SubscriptionEntity> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(rows);
        }
        EventFacts facts = EventFacts.of(event);
        return teams.of(session, facts.service())
                .map(owners -> rows.stream()
                        .filter(row -> SubscriptionFilter.of(row).matches(facts, owners))
                        .toList());
    }

    private Uni<Void> insert(Mutiny.Session session, EventEnvelope event, List<SubscriptionEntity> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String ids = rows.stream().map(row -> row.id).collect(Collectors.joining(","));
        return keep(session, event)
                .chain(() -> session.createNativeQuery("""
                                insert into delivery (subscription, event, key, status)
                                select subscription, cast(:event as uuid), cast(:key as text), 'pending'
                                  from unnest(string_to_array(cast(:subscriptions as text), ',')) as subscription
                                on conflict do nothing""")
                        .setParameter("event", event.id())
                        .setParameter("key", event.key())
                        .setParameter("subscriptions", ids)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Integer> again(Mutiny.Session session, EventEnvelope event, String subscription) {
        return session.createNativeQuery("""
                        insert into delivery as known (subscription, event, key, status)
                        values (:subscription, :event, :key, 'pending')
                        on conflict (subscription, event) do update
                           set status = 'pending', failures = 0, next_at = now(), position = nextval('delivery_position')
                         where known.status <> 'pending'""")
                .setParameter("subscription", subscription)
                .setParameter("event", event.id())
                .setParameter("key", event.key())
                .executeUpdate();
    }

    private Uni<Void> keep(Mutiny.Session session, EventEnvelope event) {
        return keep(session, event.id(), event.type(), event.key(), body.of(event));
    }

    /** Keeps what is sent, from now on as long as anything. */
    static Uni<Void> keep(Mutiny.Session session, UUID id, String type, String key, String body) {
        return session.createNativeQuery("""
                        insert into outgoing_event (id, type, key, body) values (:id, :type, :key, :body)
                        on conflict (id) do update set created_at = excluded.created_at""")
                .setParameter("id", id)
                .setParameter("type", type)
                .setParameter("key", key)
                .setParameter("body", body)
                .executeUpdate()
                .replaceWithVoid();
    }
}
