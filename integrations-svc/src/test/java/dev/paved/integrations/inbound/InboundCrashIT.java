package dev.paved.integrations.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Mortal;
import dev.paved.integrations.github.Github;
import dev.paved.kit.testing.ServiceProcess;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service dies, as if killed, at each transaction and each record between a delivery and its event. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class InboundCrashIT {

    private final List<String> delivered = new ArrayList<>();

    @Test
    void each_delivery_has_one_event_whatever_the_service_dies_at(@TempDir Path home) throws Exception {
        try (ServiceProcess service = Mortal.service("integrations_take", home)) {
            // Given
            service.start();
            deliver(service);

            // When
            List<String> deaths = service.deaths(
                    () -> deliver(service),
                    point -> Mortal.isIdle(point) || point.contains("kit.inbox") || point.contains(".subscription."));
            List<String> died = Mortal.dieAtEach(service, deaths, point -> {
                String id = newId();
                isTaken(service, id);
                return () -> isTaken(service, id);
            });

            // Then
            assertThat(died)
                    .contains(
                            "before-transaction integrations.inbound.Deliveries.take",
                            "after-commit integrations.inbound.Deliveries.take",
                            "before-transaction integrations.inbound.Deliveries.tell",
                            "after-commit integrations.inbound.Deliveries.tell",
                            "before-publish",
                            "after-publish");
            Map<String, Set<UUID>> events = Stream.events().stream()
                    .collect(groupingBy(EventEnvelope::subject, mapping(EventEnvelope::id, toSet())));
            assertThat(delivered)
                    .allSatisfy(id ->
                            assertThat(events.get("repository/acme/" + id)).hasSize(1))
                    .allSatisfy(id -> assertThat(events.get("ticket/" + id)).hasSize(1));
        }
    }

    private String newId() {
        delivered.add("crash-" + delivered.size());
        return delivered.getLast();
    }

    /** Delivers until what came of it is published. */
    private String deliver(ServiceProcess service) {
        String id = newId();
        await().atMost(Mortal.SOON).until(() -> isTaken(service, id));
        return id;
    }

    /** Delivers once more, unless what came of it is published. */
    private static boolean isTaken(ServiceProcess service, String id) throws SQLException {
        if (service.count("select count(*) from outbox where published_at is not null and subject in ('repository/acme/"
                        + id + "', 'ticket/" + id + "')")
                == 2) {
            return true;
        }
        try {
            push(service, id).then().statusCode(202);
            ticket(service, id).then().statusCode(202);
        } catch (Exception died) {
            // The sender delivers it again.
        }
        return false;
    }

    private static Response push(ServiceProcess service, String id) {
        return Github.deliver(service.url(), id, "push", Github.payload("push", "acme/" + id));
    }

    private static Response ticket(ServiceProcess service, String id) {
        String body = """
                {"id": "%s", "state": "opened", "title": "A database, please", "openedAt": "2026-11-20T16:00:00Z"}
                """.formatted(id);
        return Deliver.json(body)
                .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac(body))
                .post(service.url() + "/api/webhooks/tickets");
    }
}
