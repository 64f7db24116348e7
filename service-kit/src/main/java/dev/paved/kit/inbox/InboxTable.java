package dev.paved.kit.inbox;

import dev.paved.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows that remember what each consumer has handled, and keep what it could not yet. */
@Singleton
class InboxTable {

    /** An event that waits. */
    record Waiting(UUID eventId, String key, String headers, byte[] payload, int attempts) {}

    /**
     * True when {@code event} is new to {@code consumer}, which it is no longer. Only events of one key come in the order
     * of their numbers, so those of a subject with several keys are followed key by key.
     */
    Uni<Boolean> remember(Mutiny.Session session, String consumer, EventEnvelope event, String type) {
        return session.createNativeQuery("""
                        insert into inbox (consumer, event_id, key, status, type)
                        select :consumer, :id, :key, 'done', :type
                         where not exists (select from inbox_sequence
                                            where consumer = :consumer and source = :source and subject = :subject
                                              and key = :key and last_sequence >= :sequence)
                        on conflict do nothing""")
                .setParameter("consumer", consumer)
                .setParameter("id", event.id())
                .setParameter("key", event.key())
                .setParameter("type", type)
                .setParameter("source", event.source())
                .setParameter("subject", event.subject())
                .setParameter("sequence", event.sequence())
                .executeUpdate()
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(false)
                        : advance(session, consumer, event).replaceWith(true));
    }

    private Uni<Void> advance(Mutiny.Session session, String consumer, EventEnvelope event) {
        return session.createNativeQuery("""
                        insert into inbox_sequence as known (consumer, source, subject, key, last_sequence)
                        values (:consumer, :source, :subject, :key, :sequence)
                        on conflict (consumer, source, subject, key) do update
                           set last_sequence = greatest(known.last_sequence, excluded.last_sequence)""")
                .setParameter("consumer", consumer)
                .setParameter("source", event.source())
                .setParameter("subject", event.subject())
                .setParameter("key", event.key())
                .setParameter("sequence", event.sequence())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Whether an event of {@code key} waits, so that later ones must too. */
    Uni<Boolean> isHeld(Mutiny.Session session, String consumer, String key) {
        return session.createNativeQuery(
                        "select exists (select from inbox where consumer = :consumer and key = :key and status <> 'done')",
                        Boolean.class)
                .setParameter("consumer", consumer)
                .setParameter("key", key)
                .getSingleResult();
    }

    /** Keeps {@code event} for a later try. */
    Uni<Void> keep(
            Mutiny.Session session, String consumer, EventEnvelope event, StoredRecord record, @Nullable String error) {
        return session.createNativeQuery("""
                        update inbox set status = 'waiting', headers = :headers, payload = :payload, error = :error,
                               attempts = :attempts, retry_at = now() + interval '1 second'
                         where consumer = :consumer and event_id = :id""")
                .setParameter("consumer", consumer)
                .setParameter("id", event.id())
                .setParameter("headers", record.headers())
                .setParameter("payload", record.value())
                .setParameter("error", error)
                .setParameter("attempts", error == null ? 0 : 1)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The first waiting event of some key whose time has come, locked for this transaction. */
    Uni<@Nullable Waiting> due(Mutiny.Session session, String consumer) {
        return session.createNativeQuery("""
                        select i.event_id, i.key, i.headers, i.payload, i.attempts from inbox as i
                         where i.consumer = :consumer and i.status = 'waiting' and i.retry_at <= now()
                           and not exists (select from inbox as earlier
                                            where earlier.consumer = i.consumer and earlier.key = i.key
                                              and earlier.status <> 'done' and earlier.position < i.position)
                         order by i.position limit 1 for update skip locked""", Object[].class)
                .setParameter("consumer", consumer)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Waiting(
                                (UUID) row[0],
                                (String) row[1],
                                (String) row[2],
                                (byte[]) row[3],
                                ((Number) row[4]).intValue()));
    }

    Uni<Void> done(Mutiny.Session session, String consumer, UUID eventId) {
        return session.createNativeQuery("""
                        update inbox set status = 'done', headers = null, payload = null, error = null
                         where consumer = :consumer and event_id = :id""")
                .setParameter("consumer", consumer)
                .setParameter("id", eventId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Puts the next try off, doubling up to five minutes; after {@code limit} tries the event is parked. One that was
     * handled after all, by another instance or by a commit whose answer was lost, stays as it is.
     */
    Uni<Void> failed(Mutiny.Session session, String consumer, UUID eventId, String error, int limit) {
        return session.createNativeQuery("""
                        update inbox set attempts = attempts + 1, error = :error,
                               status = case when attempts + 1 >= :limit then 'parked' else 'waiting' end,
                               retry_at = now() + least(300, power(2, least(attempts, 9))) * interval '1 second'
                         where consumer = :consumer and event_id = :id and status = 'waiting'""")
                .setParameter("consumer", consumer)
                .setParameter("id", eventId)
                .setParameter("error", error)
                .setParameter("limit", limit)
                .executeUpdate()
                .replaceWithVoid();
    }
}
