package dev.paved.metrics.intake;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.metrics.testing.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer receives them, of partition 3 from offset 0 on. */
final class Records {

    static final String TOPIC = "test.events";
    static final int PARTITION = 3;

    private static final EventCodec CODEC = new EventCodec();

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    Records and(Story story) {
        for (EventEnvelope event : story.events()) {
            and(CODEC.encode(event));
        }
        return this;
    }

    Records and(ProducerRecord<String, byte[]> sent) {
        records.add(new ConsumerRecord<>(
                TOPIC,
                PARTITION,
                records.size(),
                0L,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty()));
        return this;
    }

    Batch batch() {
        Batch batch = new Batch();
        records.forEach(batch::add);
        return batch;
    }

    int size() {
        return records.size();
    }
}
