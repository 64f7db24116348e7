package dev.paved.metrics.testing;

import static org.awaitility.Awaitility.await;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.Topics;
import dev.paved.kit.testing.StackResource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of the events, and how far the service has read it. */
public final class Topic {

    /** How long things may take that take much less. */
    public static final Duration SOON = Duration.ofSeconds(60);

    private static final EventCodec CODEC = new EventCodec();

    private Topic() {}

    /** Publishes what {@code stories} tell, in order. */
    public static void publish(Story... stories) {
        for (Story story : stories) {
            publish(story.events());
        }
    }

    /** Publishes {@code events} in order. */
    public static void publish(Collection<EventEnvelope> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", StackResource.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            events.forEach(event -> producer.send(CODEC.encode(event)));
            producer.flush();
        }
    }

    /** Publishes what {@code stories} tell, and waits until it is in the facts. */
    public static void tell(Story... stories) {
        publish(stories);
        awaitRead();
    }

    /** Waits until all that is in the topic is in the facts. */
    public static void awaitRead() {
        await().atMost(SOON).until(() -> isRead("metrics"));
    }

    /** Whether all that is in the topic is in the facts of {@code database}. */
    public static boolean isRead(String database) {
        return Tables.count(database, "select coalesce(sum(next_offset), 0) from partition_offset") == end();
    }

    /** How many records there are. */
    public static long end() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", StackResource.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
