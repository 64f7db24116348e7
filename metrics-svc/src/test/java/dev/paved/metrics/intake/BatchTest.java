package dev.paved.metrics.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventCodec;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.fact.Service;
import dev.paved.metrics.store.DeadRecord;
import dev.paved.metrics.testing.Story;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Story hello = new Story("hello").created("team-a");

    @Test
    void what_is_no_event_is_kept_apart_by_its_position() {
        // When
        Batch batch = new Records().and(hello).and(Stream.garbage("loose")).batch();

        // Then
        assertThat(batch.facts().services()).extracting(Service::name).containsExactly("hello");
        assertThat(batch.dead()).singleElement().satisfies(dead -> {
            assertThat(dead.topic()).isEqualTo(Records.TOPIC);
            assertThat(dead.partition()).isEqualTo(Records.PARTITION);
            assertThat(dead.offset()).isEqualTo(1);
            assertThat(dead.key()).isEqualTo("loose");
            assertThat(dead.cause()).isNotBlank();
        });
    }

    @Test
    void type_of_a_newer_version_is_skipped_and_not_dead() {
        // When
        Batch batch =
                new Records().and(ofType("dev.paved.service.created.v2", "{}")).batch();

        // Then
        assertThat(batch.dead()).isEmpty();
        assertThat(batch.facts().services()).isEmpty();
    }

    @Test
    void data_of_a_type_that_tells_no_fact_is_not_even_looked_at() {
        // When
        Batch batch = new Records()
                .and(ofType("dev.paved.secret.accessed.v1", "not JSON"))
                .batch();

        // Then
        assertThat(batch.dead()).isEmpty();
    }

    @Test
    void data_that_cannot_be_read_is_dead_with_its_cause() {
        // When
        Batch batch = new Records()
                .and(ofType("dev.paved.service.created.v1", "{\"service\": 1}"))
                .batch();

        // Then
        assertThat(batch.dead())
                .extracting(DeadRecord::cause)
                .singleElement()
                .asString()
                .contains("\"type\"");
    }

    @Test
    void newest_event_is_the_latest_that_was_read() {
        // Given
        hello.deployment("d1", "1").started(3);
        hello.deployment("d1", "1").requested(1);
        hello.tell(hello.hour(9), new EnvironmentExpired("production", EnvironmentType.PRODUCTION, hello.hour(9)));

        // When
        Batch batch = new Records().and(hello).batch();

        // Then
        assertThat(batch.newest()).isEqualTo(hello.hour(3));
        assertThat(new Records().batch().newest()).isNull();
    }

    private ProducerRecord<String, byte[]> ofType(String type, String data) {
        var sent = new EventCodec().encode(hello.events().getFirst());
        sent.headers().remove("ce_type");
        sent.headers().add("ce_type", type.getBytes(UTF_8));
        return new ProducerRecord<>(sent.topic(), null, sent.key(), data.getBytes(UTF_8), sent.headers());
    }
}
