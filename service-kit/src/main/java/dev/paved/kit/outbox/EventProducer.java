package dev.paved.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The idempotent Kafka producer of the relay, made when it is first needed. */
@Singleton
class EventProducer {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Object lock = new Object();
    private org.apache.kafka.clients.producer.@org.jspecify.annotations.Nullable Producer<String, byte[]> producer;

    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> defaults,
            @ConfigProperty(name = "paved.outbox.delivery-limit", defaultValue = "15s") Duration limit) {
        int answer = (int) Math.min(ANSWER.toMillis(), limit.toMillis() / 2);
        settings = new HashMap<>(defaults);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, answer);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, answer);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
    }

    /** Completes when every replica in sync has {@code record}; fails when that is certain not to happen in time. */
    CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        return sendAndLocate(record).thenAccept(metadata -> {});
    }

    /** The same, with where it is. */
    CompletableFuture<RecordMetadata> sendAndLocate(ProducerRecord<String, byte[]> record) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        try {
            producer().send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(metadata);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private org.apache.kafka.clients.producer.Producer<String, byte[]> producer() {
        synchronized (lock) {
            var present = producer;
            if (present == null) {
                present = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                producer = present;
            }
            return present;
        }
    }

    @PreDestroy
    void close() {
        synchronized (lock) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(5));
            }
        }
    }
}
