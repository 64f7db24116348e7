package dev.paved.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_new_broker_has_the_topics_of_the_platform() throws Exception {
        // Given
        var events = new ConfigResource(ConfigResource.Type.TOPIC, PlatformTopics.EVENTS);

        // When
        try (var kafka = EmbeddedKafka.start(folder);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

            // Then
            assertThat(admin.listTopics().names().get())
                    .contains("platform.events", "platform.events.dead-letter", "platform.audit", "platform.cdevents");
            assertThat(admin.describeTopics(List.of(PlatformTopics.EVENTS))
                            .allTopicNames()
                            .get()
                            .get(PlatformTopics.EVENTS)
                            .partitions())
                    .hasSize(12);
            assertThat(admin.describeConfigs(List.of(events))
                            .all()
                            .get()
                            .get(events)
                            .get("retention.ms")
                            .value())
                    .isEqualTo("-1");
        }
    }

    @Test
    void records_survive_a_restart_on_the_same_folder() throws Exception {
        // Given
        try (var kafka = EmbeddedKafka.start(folder);
                var producer = producer(kafka)) {
            producer.send(new ProducerRecord<>(PlatformTopics.EVENTS, "hello", "created"))
                    .get();
        }

        // When
        try (var kafka = EmbeddedKafka.start(folder)) {

            // Then
            assertThat(read(kafka, 1)).containsExactly("created");
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("group.id", "reader");
        config.put("auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(PlatformTopics.EVENTS));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
