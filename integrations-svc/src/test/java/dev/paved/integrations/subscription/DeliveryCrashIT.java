package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Mortal;
import dev.paved.integrations.subscription.Receiver.Received;
import dev.paved.kit.testing.ServiceProcess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service dies, as if killed, at each transaction and each request between an event and its receivers. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class DeliveryCrashIT {

    private static final String SERVICE = Subscribing.service();

    private final List<String> published = new ArrayList<>();

    @Test
    void each_receiver_gets_each_event_in_order_whatever_the_service_dies_at(@TempDir Path home) throws Exception {
        try (Receiver one = new Receiver();
                Receiver other = new Receiver();
                ServiceProcess service = Mortal.service("integrations_deliver", home)) {
            // Given
            service.start();
            subscribe(service, one);
            subscribe(service, other);
            delivered(service, publish());

            // When
            List<String> deaths = service.deaths(() -> delivered(service, publish()), Mortal::isIdle);
            List<String> died = Mortal.dieAtEach(service, deaths, point -> {
                publish();
                publish();
                return () -> isDelivered(service);
            });

            // Then
            assertThat(died)
                    .contains(
                            "before-transaction kit.inbox.Inbox.offer",
                            "before-transaction integrations.subscription.EventSubscriber.handled",
                            "before-transaction integrations.subscription.DeliveryRound.run",
                            "after-commit integrations.subscription.DeliveryRound.run",
                            "before-exchange",
                            "after-exchange");
            assertThat(ids(one)).isEqualTo(published);
            assertThat(ids(other)).isEqualTo(published);
        }
    }

    private static void subscribe(ServiceProcess service, Receiver receiver) {
        Subscribing.create(
                        service.url(),
                        Map.of("team", Subscribing.TEAM, "url", receiver.url(), "filter", Map.of("service", SERVICE)))
                .then()
                .statusCode(201);
    }

    private int publish() {
        published.add(Subscribing.happen(SERVICE, published.size() + 1).id().toString());
        return published.size();
    }

    private static int delivered(ServiceProcess service, int events) {
        await().atMost(Mortal.SOON).until(() -> deliveries(service) == 2 * events);
        return events;
    }

    private boolean isDelivered(ServiceProcess service) throws SQLException {
        return deliveries(service) == 2 * published.size();
    }

    private static long deliveries(ServiceProcess service) throws SQLException {
        return service.count("select count(*) from delivery where status = 'delivered'");
    }

    /** What came, but for what came again before anything later did. */
    private static List<String> ids(Receiver receiver) {
        List<String> ids = new ArrayList<>();
        for (Received received : receiver.received()) {
            if (ids.isEmpty() || !ids.getLast().equals(received.id())) {
                ids.add(received.id());
            }
        }
        return ids;
    }
}
