package dev.paved.integrations.stream;

import dev.paved.integrations.stream.EventLog.Reading;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/** The events of the past, read bit by bit in the order of time. */
@Singleton
public class EventHistory {

    private static final Duration WAIT = Duration.ofMillis(500);

    private final EventLog log;

    EventHistory(EventLog log) {
        this.log = log;
    }

    /**
     * A bit of the past.
     *
     * @param records events that are to be decoded
     * @param cursor where the next bit begins
     * @param last whether nothing is left of what there was when this was asked for
     */
    public record Page(List<ConsumerRecord<String, byte[]>> records, String cursor, boolean last) {}

    /**
     * Reads up to {@code most} events, of those at {@code since} or later, and gives up after {@code limit} with what there
     * is. Blocks.
     *
     * @param cursor of the bit before; null for the first
     * @param types only any of these; all where there are none
     * @throws RefusedException where Kafka does not answer
     */
    public Page read(Instant since, @Nullable String cursor, List<TypePattern> types, int most, Duration limit) {
        EventFilter filter = new EventFilter(types, null, since);
        Start start = new Start.Since(since).after(cursor);
        Reading reading = log.open(start, false);
        PartitionMerge merge = reading.merge();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = reading.consumer()) {
            while (records.size() < most && !merge.isUpToDate() && System.nanoTime() < deadline) {
                EventFeed.pauseWhatIsFull(consumer, merge);
                consumer.poll(WAIT)
                        .forEach(record ->
                                StoredEvent.of(record).filter(filter::matches).ifPresent(merge::add));
                consumer.assignment()
                        .forEach(partition -> merge.reached(partition.partition(), consumer.position(partition)));
                takeAll(merge, records, most);
            }
        }
        return new Page(records, merge.cursor().toString(), merge.isUpToDate());
    }

    private static void takeAll(PartitionMerge merge, List<ConsumerRecord<String, byte[]>> records, int most) {
        while (records.size() < most) {
            Optional<StoredEvent> next = merge.take();
            if (next.isEmpty()) {
                return;
            }
            records.add(next.get().record());
        }
    }
}
