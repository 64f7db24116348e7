package dev.paved.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventIds;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where an event is written in the transaction of the change it tells of; the {@link OutboxRelay} brings it to Kafka
 * after the commit.
 *
 * @see "ADR 2: our own outbox"
 */
@Singleton
public class Outbox {

    static final String CHANNEL = "paved_outbox";
    static final int SHARDS = 4;

    /** The largest record, in bytes: what a broker takes by default, less what Kafka adds to it. */
    static final int LARGEST = 1_000_000;

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json;
    private final InstantSource time;
    private final EventIds ids;
    private final String source;

    Outbox(
            ObjectMapper json,
            InstantSource time,
            EventIds ids,
            @ConfigProperty(name = "paved.service.name") String service) {
        this.json = json;
        this.time = time;
        this.ids = ids;
        this.source = "/paved/" + service;
    }

    /**
     * Publishes {@code event} if and when the transaction of {@code session} commits.
     *
     * @param subject the aggregate, for example {@code deployment/0199c5…}: its events are numbered without gaps and
     *     arrive in that order
     * @return fails with a {@link RefusedException} where the event is larger than Kafka takes
     */
    public Uni<Void> append(Mutiny.Session session, String subject, PlatformEvent event, Cause cause) {
        return nextSequence(session, subject).chain(sequence -> {
            EventEnvelope envelope = new EventEnvelope(
                    ids.next(),
                    source,
                    time.instant(),
                    subject,
                    sequence,
                    cause.correlationId(),
                    cause.causationId(),
                    cause.actor(),
                    event);
            return insert(session, codec.encode(envelope), envelope.id(), subject, sequence);
        });
    }

    /** Publishes {@code payload} as JSON on another topic than the events', by the same rules. */
    public Uni<Void> append(Mutiny.Session session, String topic, String key, UUID id, Object payload) {
        String subject = topic + "/" + key;
        return nextSequence(session, subject).chain(sequence -> {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, bytes(payload));
            record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
            return insert(session, record, id, subject, sequence);
        });
    }

    private Uni<Long> nextSequence(Mutiny.Session session, String subject) {
        return session.createNativeQuery("""
                        insert into aggregate_sequence as known (subject, last_sequence) values (:subject, 1)
                        on conflict (subject) do update set last_sequence = known.last_sequence + 1
                        returning last_sequence""", Long.class)
                .setParameter("subject", subject)
                .getSingleResult();
    }

    private Uni<Void> insert(
            Mutiny.Session session, ProducerRecord<String, byte[]> record, UUID id, String subject, long sequence) {
        String headers = headers(record);
        long size = (long) record.value().length + record.key().length() * 3L + headers.length() * 3L;
        if (size > LARGEST) {
            return Uni.createFrom().failure(new RefusedException(new TooLarge(LARGEST)));
        }
        int shard = shard(record.key());
        return session.createNativeQuery("""
                        insert into outbox (id, topic, key, shard, subject, sequence, headers, payload, occurred_at)
                        values (:id, :topic, :key, :shard, :subject, :sequence, :headers, :payload, :at)""")
                .setParameter("id", id)
                .setParameter("topic", record.topic())
                .setParameter("key", record.key())
                .setParameter("shard", shard)
                .setParameter("subject", subject)
                .setParameter("sequence", sequence)
                .setParameter("headers", headers)
                .setParameter("payload", record.value())
                .setParameter("at", time.instant())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "select cast(pg_notify('" + CHANNEL + "', :shard) as text)", String.class)
                        .setParameter("shard", String.valueOf(shard))
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static int shard(String key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }

    private String headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return new String(bytes(headers), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON: " + value.getClass(), e);
        }
    }
}
