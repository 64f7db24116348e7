package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.github.Github;
import dev.paved.kit.testing.ServiceProcess;
import dev.paved.kit.testing.Stream;
import dev.paved.local.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service with a Kafka of its own, which goes away for longer than its producer tries. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class KafkaAwayIT {

    private static final String NAME = "integrations_kafka";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<String> WHILE_AWAY =
            IntStream.range(0, 5).mapToObj(number -> "away-" + number).toList();

    /** How many events were tried in vain, each to the end of its time. */
    private static final String TRIED = "select count(*) from outbox where published_at is null and attempts > 0";

    @TempDir
    Path home;

    @Test
    void deliveries_are_taken_while_kafka_is_away_and_each_is_published_once_when_it_is_back() throws Exception {
        // Given
        EmbeddedKafka kafka = EmbeddedKafka.start(home.resolve("kafka"));
        String servers = kafka.bootstrapServers();
        try (ServiceProcess service = new ServiceProcess(NAME, home, settings(servers))) {
            service.start();
            deliver(service, "before").body("status", equalTo("accepted"));
            await().atMost(SOON).until(() -> published(servers).equals(List.of("before")));
            kafka.close();

            // When
            WHILE_AWAY.forEach(delivery -> deliver(service, delivery).body("status", equalTo("accepted")));
            await().atMost(SOON).until(() -> service.count(TRIED) == WHILE_AWAY.size());
            deliver(service, "late").body("status", equalTo("accepted"));
            deliver(service, "away-0").body("status", equalTo("duplicate"));
            kafka = EmbeddedKafka.start(home.resolve("kafka"), kafka.port());

            // Then
            await().atMost(SOON)
                    .until(() -> service.count("select count(*) from outbox where published_at is null") == 0);
            List<String> all = new ArrayList<>(WHILE_AWAY);
            all.addAll(List.of("before", "late"));
            assertThat(published(servers)).containsExactlyInAnyOrderElementsOf(all);
        } finally {
            kafka.close();
        }
    }

    private static ValidatableResponse deliver(ServiceProcess service, String delivery) {
        return Github.deliver(service.url(), delivery, "push", Github.payload("push", "acme/" + delivery))
                .then()
                .statusCode(202);
    }

    /** The deliveries that led to events. */
    private static List<String> published(String servers) {
        return Stream.events(servers).stream().map(EventEnvelope::causationId).toList();
    }

    private static Map<String, String> settings(String servers) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                servers,
                "PAVED_GITHUB_WEBHOOK_SECRET",
                IntegrationsStack.SECRET,
                "PAVED_OUTBOX_DELIVERY_LIMIT",
                "4s");
    }
}
