package dev.paved.metrics.intake;

import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the Kafka consumer: large fetches, and no offsets in Kafka, since they are in the database. */
@Singleton
class Consumers {

    /** Most records of a poll: few, so that what is in memory is what they say and not the records. */
    static final int POLL = 500;

    private static final int FETCH = 4 << 20;
    private static final int FETCH_OF_PARTITION = 512 << 10;
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final String bootstrapServers;
    private final IntakeConfig config;

    Consumers(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, IntakeConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.config = config;
    }

    KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", bootstrapServers),
                        Map.entry("group.id", config.group()),
                        Map.entry("enable.auto.commit", false),
                        Map.entry("auto.offset.reset", "earliest"),
                        Map.entry("isolation.level", "read_committed"),
                        Map.entry("max.poll.records", Math.min(POLL, config.batch())),
                        Map.entry("fetch.max.bytes", FETCH),
                        Map.entry("max.partition.fetch.bytes", FETCH_OF_PARTITION),
                        Map.entry("receive.buffer.bytes", RECEIVE_BUFFER),
                        Map.entry("session.timeout.ms", 10_000),
                        Map.entry("partition.assignment.strategy", CooperativeStickyAssignor.class.getName())),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
