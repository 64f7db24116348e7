package dev.paved.kit.testing;

import dev.paved.events.EventCodec;
import dev.paved.events.EventCodec.Decoded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes the topics of the stack under test. */
public final class Stream {

    private static final EventCodec CODEC = new EventCodec();

    private Stream() {}

    /** Every event so far, in the order of each partition. */
    public static List<EventEnvelope> events() {
        return events(StackResource.bootstrapServers());
    }

    /** The same of another Kafka. */
    public static List<EventEnvelope> events(String bootstrapServers) {
        List<EventEnvelope> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records(bootstrapServers, Topics.EVENTS)) {
            if (CODEC.decode(record) instanceof Decoded.Known(EventEnvelope event)) {
                events.add(event);
            }
        }
        return events;
    }

    /** Every record of {@code topic} so far. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        return records(StackResource.bootstrapServers(), topic);
    }

    private static List<ConsumerRecord<String, byte[]>> records(String bootstrapServers, String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Publishes {@code event} as another service would. */
    public static void publish(EventEnvelope event) {
        publish(CODEC.encode(event));
    }

    /** Publishes any record. */
    public static void publish(ProducerRecord<String, byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", StackResource.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A record that is no event. */
    public static ProducerRecord<String, byte[]> garbage(String key) {
        return new ProducerRecord<>(Topics.EVENTS, key, "not an event".getBytes(StandardCharsets.UTF_8));
    }
}
