package dev.paved.integrations.cdevents;

import static dev.paved.integrations.Published.by;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paved.events.EventEnvelope;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.Topics;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class CdEventPublisherIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void events_that_cdevents_knows_are_published_in_their_order_with_their_ids() throws IOException {
        // Given
        String service = "cd-" + UUID.randomUUID();
        List<EventEnvelope> events = IntStream.range(1, 6)
                .mapToObj(i -> by(
                        "/paved/catalog",
                        "service/" + service,
                        i,
                        Instant.now(),
                        i == 2 ? new OwnershipTransferred(service, "a", "b") : new ServiceRetired(service, null)))
                .toList();

        // When
        events.forEach(Stream::publish);

        // Then
        List<ConsumerRecord<String, byte[]>> published =
                await().atMost(SOON).until(() -> of(service), records -> records.size() >= 4);
        assertThat(published)
                .extracting(record -> header(record, "ce_id"))
                .containsExactlyElementsOf(events.stream()
                        .filter(event -> event.event() instanceof ServiceRetired)
                        .map(event -> event.id().toString())
                        .toList());
        ConsumerRecord<String, byte[]> first = published.getFirst();
        JsonNode body = JsonMapper.builder().build().readTree(first.value());
        assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(first, "content-type")).isEqualTo("application/json");
        assertThat(header(first, "ce_type"))
                .startsWith("dev.cdevents.service.removed.")
                .isEqualTo(body.at("/context/type").asText());
        assertThat(header(first, "ce_source"))
                .isEqualTo(body.at("/context/source").asText());
        assertThat(header(first, "ce_time"))
                .isEqualTo(body.at("/context/timestamp").asText());
        assertThat(header(first, "ce_subject")).isEqualTo(body.at("/subject/id").asText());
    }

    @Test
    void what_is_no_event_stops_nothing() {
        // Given
        String service = "cd-" + UUID.randomUUID();
        Stream.publish(new ProducerRecord<>(Topics.EVENTS, service, "no event".getBytes(UTF_8)));

        // When
        Stream.publish(by("/paved/catalog", "service/" + service, 1, Instant.now(), new ServiceRetired(service, null)));

        // Then
        await().atMost(SOON).until(() -> of(service).size() == 1);
    }

    private static List<ConsumerRecord<String, byte[]>> of(String service) {
        return Stream.records(Topics.CDEVENTS).stream()
                .filter(record -> service.equals(record.key()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
