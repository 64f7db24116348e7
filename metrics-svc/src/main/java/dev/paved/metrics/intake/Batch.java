package dev.paved.metrics.intake;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.RelevantTypes;
import dev.paved.metrics.store.DeadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * Records folded into facts: what tells none is skipped by its type alone, and what is no event is kept apart. The records
 * themselves, which are several times larger than what they say, are not kept.
 */
final class Batch {

    private static final EventCodec CODEC = new EventCodec();

    private final FactBatch facts = new FactBatch();
    private final List<Told> told = new ArrayList<>();
    private final List<DeadRecord> dead = new ArrayList<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private int size;
    private @Nullable Instant newest;

    /** An event, where it stood, and when it was published. */
    private record Told(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            EventEnvelope event,
            Instant published) {

        DeadRecord refused(String cause) {
            return new DeadRecord(topic, partition, offset, key, cause);
        }
    }

    /** Adds what was polled, with how far that reaches. */
    void add(ConsumerRecords<String, byte[]> polled) {
        polled.forEach(this::add);
        polled.nextOffsets().forEach((at, offset) -> next.put(at.partition(), offset.offset()));
    }

    void add(ConsumerRecord<String, byte[]> record) {
        size++;
        if (EventCodec.typeOf(record).map(RelevantTypes::contain).orElse(true)) {
            decode(record);
        }
    }

    private void decode(ConsumerRecord<String, byte[]> record) {
        switch (CODEC.decode(record)) {
            case Decoded.Known(EventEnvelope event) ->
                add(new Told(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        event,
                        Instant.ofEpochMilli(record.timestamp())));
            case Decoded.Unknown(String type) -> {}
            case Decoded.Malformed(String cause) ->
                dead.add(new DeadRecord(record.topic(), record.partition(), record.offset(), record.key(), cause));
        }
    }

    private void add(Told event) {
        told.add(event);
        facts.add(event.event(), event.published());
        Instant time = event.event().time();
        newest = newest == null || time.isAfter(newest) ? time : newest;
    }

    /** The same, each event by itself, and the dead records without any. */
    List<Batch> apart() {
        List<Batch> apart = new ArrayList<>();
        Batch withoutEvents = new Batch();
        withoutEvents.dead.addAll(dead);
        apart.add(withoutEvents);
        for (Told event : told) {
            Batch single = new Batch();
            single.add(event);
            apart.add(single);
        }
        return apart;
    }

    /** What is remembered of its events where their facts can't be kept. */
    List<DeadRecord> refused(String cause) {
        return told.stream().map(event -> event.refused(cause)).toList();
    }

    FactBatch facts() {
        return facts;
    }

    List<DeadRecord> dead() {
        return dead;
    }

    /** How many records it is of. */
    int size() {
        return size;
    }

    /** Where to read on after it, by partition. */
    Map<Integer, Long> next() {
        return next;
    }

    /** When the newest event happened; null where there is none. */
    @Nullable
    Instant newest() {
        return newest;
    }
}
