package dev.paved.integrations.stream;

import dev.paved.events.Topics;
import dev.paved.integrations.stream.StreamFailure.KafkaAway;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** The topic of events, to be read from some point on, by a consumer of its own and without a group. */
@Singleton
class EventLog {
    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Map<String, Object> settings;

    EventLog(@Identifier("default-kafka-broker") Map<String, Object> defaults) {
        settings = new HashMap<>(defaults);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
    }

    /** A consumer, and the merge of what it reads, both at {@code start}. The consumer is the caller's to close. */
    record Reading(KafkaConsumer<String, byte[]> consumer, PartitionMerge merge) {}

    /**
     * Begins to read.
     *
     * @param follow whether to go on after what is there now
     * @throws RefusedException where Kafka does not answer
     */
    Reading open(Start start, boolean follow) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            return new Reading(consumer, place(consumer, start, follow));
        } catch (RuntimeException e) {
            consumer.close();
            throw e instanceof KafkaException away ? refused(away) : e;
        }
    }

    private static RefusedException refused(KafkaException away) {
        LOG.warnf("the topic of events can't be read: %s", away);
        return new RefusedException(new KafkaAway());
    }

    private static PartitionMerge place(KafkaConsumer<String, byte[]> consumer, Start start, boolean follow) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts =
                switch (start) {
                    case Start.Beginning() -> beginnings;
                    case Start.Now() -> ends;
                    case Start.Since(Instant time) -> since(consumer, ends, time.minus(CLOCKS_DIFFER));
                    case Start.After(Cursor cursor) ->
                        partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), p -> cursor.of(p.partition())));
                };
        PartitionMerge merge = new PartitionMerge(follow);
        for (TopicPartition partition : partitions) {
            long end = offset(ends, partition);
            long asked = offset(starts, partition);
            // An offset beyond the end is of a topic that was made anew since.
            long from = asked > end ? 0 : asked;
            long first = Math.max(from, offset(beginnings, partition));
            consumer.seek(partition, first);
            merge.partition(partition.partition(), first, end);
        }
        return merge;
    }

    /** Kafka finds by the time of publishing, which is after the event, but may be by another clock. */
    private static Map<TopicPartition, Long> since(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Instant time) {
        long millis = Math.max(0, time.toEpochMilli());
        Map<TopicPartition, Long> starts = new HashMap<>(ends);
        consumer.offsetsForTimes(ends.keySet().stream().collect(Collectors.toMap(Function.identity(), p -> millis)))
                .forEach((partition, found) -> {
                    if (found != null) {
                        starts.put(partition, found.offset());
                    }
                });
        return starts;
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
