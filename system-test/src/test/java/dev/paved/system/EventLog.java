package dev.paved.system;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was ever published. */
final class EventLog {

    private EventLog() {}

    /** The whole topic of events, each partition in order. */
    static List<EventEnvelope> read(String bootstrapServers) {
        EventCodec codec = new EventCodec();
        List<EventEnvelope> events = new ArrayList<>();
        try (var consumer = consumer(bootstrapServers)) {
            Map<TopicPartition, Long> ends = ends(consumer, Topics.EVENTS);
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (codec.decode(record) instanceof Decoded.Known(EventEnvelope event)) {
                        events.add(event);
                    }
                });
            }
        }
        return events;
    }

    /** How many events there are. */
    static long length(String bootstrapServers) {
        return length(bootstrapServers, Topics.EVENTS);
    }

    /** How many records nobody could read or handle. */
    static long deadLetters(String bootstrapServers) {
        return length(bootstrapServers, Topics.DEAD_LETTER);
    }

    /** How many events a consumer group has left behind. */
    static long taken(String bootstrapServers, String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(place -> place.getKey().topic().equals(Topics.EVENTS))
                    .mapToLong(place -> place.getValue().offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("no offsets of " + group, e);
        }
    }

    private static long length(String bootstrapServers, String topic) {
        try (var consumer = consumer(bootstrapServers)) {
            return ends(consumer, topic).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.endOffsets(consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList());
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Each event once, at its first delivery. */
    static List<EventEnvelope> distinct(List<EventEnvelope> log) {
        Set<UUID> seen = new HashSet<>();
        return log.stream().filter(event -> seen.add(event.id())).toList();
    }
}
