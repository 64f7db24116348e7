package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.deliveries;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.received;
import static dev.paved.integrations.subscription.Subscribing.service;
import static dev.paved.integrations.subscription.Subscribing.subscribe;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.subscription.Receiver.Answer;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with one subscription is nothing to the others. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class SeparateLinesIT {

    @Test
    void receivers_that_never_answer_delay_nobody_else() {
        int dead = 20;
        String service = service();
        List<String> ids = new ArrayList<>();
        try (Receiver receiver = new Receiver()) {
            // Given
            for (int i = 0; i < dead; i++) {
                ids.add(subscribe(receiver.silentUrl(), service).getString("id"));
            }
            happen(service, 1);
            await().atMost(SOON).until(() -> receiver.unanswered() >= dead);
            String id = subscribe(receiver, service).getString("id");

            // When
            for (int number = 2; number <= 11; number++) {
                happen(service, number);
            }

            // Then
            await().atMost(IntegrationsStack.EXCHANGE)
                    .until(() -> receiver.received().size() == 10);
            awaitDeliveries(id, "delivered", 10);
        } finally {
            ids.forEach(id -> as("ada", Subscribing.TEAM)
                    .delete(Subscribing.PATH + "/" + id)
                    .then()
                    .statusCode(200));
        }
    }

    @Test
    void subscription_that_is_being_changed_delays_nobody_else() throws Exception {
        try (Receiver receiver = new Receiver();
                Receiver other = new Receiver();
                Connection elsewhere = StackResource.postgres().connect("integrations")) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            subscribe(other, service);
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("select from subscription where id = '" + id + "' for no key update");

            // When
            happen(service, 1);

            // Then
            received(other, 1);
            assertThat(receiver.received()).isEmpty();

            // When
            elsewhere.rollback();

            // Then
            received(receiver, 1);
            awaitDeliveries(id, "delivered", 1);
        }
    }

    @Test
    void delivery_that_is_being_changed_delays_nobody_else_and_is_sent_once() throws Exception {
        try (Receiver receiver = new Receiver();
                Receiver other = new Receiver();
                Connection elsewhere = StackResource.postgres().connect("integrations")) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            String healthy = subscribe(other, service).getString("id");
            elsewhere.setAutoCommit(false);
            receiver.answers(one -> {
                lockDeliveries(elsewhere, id);
                return Answer.of(200);
            });

            // When
            happen(service, 1);

            // Then
            awaitDeliveries(healthy, "delivered", 1);
            happen(service, 2);
            awaitDeliveries(healthy, "delivered", 2);
            assertThat(deliveries(id, "delivered")).isZero();

            // When
            receiver.answers(one -> Answer.of(200));
            elsewhere.rollback();

            // Then
            awaitDeliveries(id, "delivered", 2);
            assertThat(receiver.received()).hasSize(2);
        }
    }

    private static void lockDeliveries(Connection connection, String id) {
        try {
            connection.createStatement().execute("select from delivery where subscription = '" + id + "' for update");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void subscription_whose_secret_cannot_be_opened_delays_nobody_else() throws Exception {
        try (Receiver receiver = new Receiver();
                Receiver other = new Receiver()) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            subscribe(other, service);
            Published.execute("update subscription set previous_secret = secret, previous_until = null, secret ="
                    + " set_byte(secret, length(secret) - 1, get_byte(secret, length(secret) - 1) # 1) where id = '"
                    + id
                    + "'");

            // When
            happen(service, 1);

            // Then
            received(other, 1);
            assertThat(receiver.received()).isEmpty();

            // When
            Published.execute(
                    "update subscription set secret = previous_secret, previous_secret = null where id = '" + id + "'");

            // Then
            received(receiver, 1);
        }
    }
}
