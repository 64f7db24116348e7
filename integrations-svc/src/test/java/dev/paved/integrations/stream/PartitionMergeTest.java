package dev.paved.integrations.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PartitionMergeTest {
    private final PartitionMerge merge = new PartitionMerge(false);

    @Test
    void past_comes_in_the_order_of_time() {
        // Given
        merge.partition(0, 0, 2);
        merge.partition(1, 0, 2);

        // When
        merge.add(event(0, 0, 1));
        merge.add(event(0, 1, 4));
        merge.reached(0, 2);
        List<String> early = takeAll();
        merge.add(event(1, 0, 2));
        merge.add(event(1, 1, 3));
        merge.reached(1, 2);

        // Then
        assertThat(early).isEmpty();
        assertThat(takeAll()).containsExactly("0/0", "1/0", "1/1", "0/1");
        assertThat(merge.isUpToDate()).isTrue();
    }

    @Test
    void partition_stays_in_its_own_order_whatever_the_clocks_say() {
        // Given
        merge.partition(0, 0, 2);
        merge.partition(1, 0, 1);

        // When
        merge.add(event(0, 0, 9));
        merge.add(event(0, 1, 1));
        merge.reached(0, 2);
        merge.add(event(1, 0, 5));
        merge.reached(1, 1);

        // Then
        assertThat(takeAll()).containsExactly("1/0", "0/0", "0/1");
    }

    @Test
    void cursor_is_before_what_has_not_been_taken() {
        // Given
        merge.partition(0, 3, 6);
        merge.partition(1, 0, 0);

        // When
        merge.add(event(0, 3, 1));
        merge.add(event(0, 5, 2));
        merge.reached(0, 6);

        // Then
        assertThat(merge.cursor()).hasToString("0-3");
        merge.take();
        assertThat(merge.cursor()).hasToString("0-5");
        merge.take();
        assertThat(merge.cursor()).hasToString("0-6");
    }

    @Test
    void stream_that_ends_has_nothing_that_came_later() {
        // Given
        merge.partition(0, 0, 1);

        // When
        merge.add(event(0, 0, 1));
        merge.add(event(0, 1, 2));
        merge.reached(0, 2);

        // Then
        assertThat(takeAll()).containsExactly("0/0");
        assertThat(merge.cursor()).hasToString("0-1");
    }

    @Test
    void partition_is_read_no_further_once_its_events_are_many_bytes() {
        // Given
        merge.partition(0, 0, 3);
        merge.add(event(0, 0, 1, 300_000));

        // When
        boolean before = merge.isFull(0);
        merge.add(event(0, 1, 2, 300_000));

        // Then
        assertThat(before).isFalse();
        assertThat(merge.isFull(0)).isTrue();
        merge.take();
        assertThat(merge.isFull(0)).isFalse();
    }

    @Test
    void cursor_reads_what_it_writes() {
        assertThat(Cursor.parse("0-12.7-3")).get().hasToString("0-12.7-3");
        assertThat(Cursor.parse("-")).get().hasToString("-");
        assertThat(Cursor.parse("0-12.7")).isEmpty();
        assertThat(Cursor.parse("")).isEmpty();
        assertThat(Cursor.parse("0-99999999999999999999")).isEmpty();
    }

    private List<String> takeAll() {
        List<String> taken = new ArrayList<>();
        for (Optional<StoredEvent> next = merge.take(); next.isPresent(); next = merge.take()) {
            var record = next.get().record();
            taken.add(record.partition() + "/" + record.offset());
        }
        return taken;
    }

    private static StoredEvent event(int partition, long offset, int second) {
        return event(partition, offset, second, 2);
    }

    private static StoredEvent event(int partition, long offset, int second, int bytes) {
        var record = new ConsumerRecord<>(
                "events",
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                3,
                bytes,
                "key",
                "{}".getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
        return new StoredEvent(record, "dev.paved.service.created.v1", Instant.ofEpochSecond(second));
    }
}
