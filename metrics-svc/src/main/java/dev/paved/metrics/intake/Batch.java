package dev.paved.metrics.intake;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.RelevantTypes;
import dev.paved.metrics.store.DeadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records folded into facts: what tells none is skipped by its type alone, and what is no event is kept apart. */
final class Batch {

    private static final EventCodec CODEC = new EventCodec();

    private final FactBatch facts = new FactBatch();
    private final Iterable<ConsumerRecord<String, byte[]>> records;
    private final List<DeadRecord> dead = new ArrayList<>();
    private @Nullable Instant newest;

    private Batch(Iterable<ConsumerRecord<String, byte[]>> records) {
        this.records = records;
    }

    static Batch of(Iterable<ConsumerRecord<String, byte[]>> records) {
        Batch batch = new Batch(records);
        for (ConsumerRecord<String, byte[]> record : records) {
            if (EventCodec.typeOf(record).map(RelevantTypes::contain).orElse(true)) {
                batch.add(record);
            }
        }
        return batch;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        switch (CODEC.decode(record)) {
            case Decoded.Known(EventEnvelope event) -> add(event, Instant.ofEpochMilli(record.timestamp()));
            case Decoded.Unknown(String type) -> {}
            case Decoded.Malformed(String cause) -> dead.add(buried(record, cause));
        }
    }

    private void add(EventEnvelope event, Instant published) {
        facts.add(event, published);
        newest = newest == null || event.time().isAfter(newest) ? event.time() : newest;
    }

    /** The same, each record by itself. */
    List<Batch> apart() {
        List<Batch> apart = new ArrayList<>();
        records.forEach(record -> apart.add(of(List.of(record))));
        return apart;
    }

    /** What is remembered of its records where their facts can't be kept. */
    List<DeadRecord> refused(String cause) {
        List<DeadRecord> refused = new ArrayList<>();
        records.forEach(record -> refused.add(buried(record, cause)));
        return refused;
    }

    private static DeadRecord buried(ConsumerRecord<String, byte[]> record, String cause) {
        return new DeadRecord(record.topic(), record.partition(), record.offset(), record.key(), cause);
    }

    FactBatch facts() {
        return facts;
    }

    List<DeadRecord> dead() {
        return dead;
    }

    /** When the newest event happened; null where there is none. */
    @Nullable
    Instant newest() {
        return newest;
    }
}
