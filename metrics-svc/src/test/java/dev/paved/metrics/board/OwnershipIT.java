package dev.paved.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.Topics;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class OwnershipIT {

    @Test
    void service_belongs_to_the_reader_of_the_partition_that_has_its_events_and_to_no_other() {
        // Given
        Topic.publish(IntStream.range(0, 30)
                .mapToObj(i -> new Story("owned-" + i + "-\u00E9").created("team-a"))
                .toArray(Story[]::new));

        // When
        var records = Stream.records(Topics.EVENTS).stream()
                .filter(record -> record.key().startsWith("owned-"))
                .toList();

        // Then
        assertThat(records)
                .hasSizeGreaterThanOrEqualTo(30)
                .allSatisfy(record -> assertThat(owners(record)).containsExactly(record.partition()));
    }

    private static int[] owners(ConsumerRecord<String, byte[]> record) {
        return IntStream.range(0, Topics.PARTITIONS)
                .filter(partition -> new Ownership(Set.of(partition), Topics.PARTITIONS).covers(record.key()))
                .toArray();
    }
}
