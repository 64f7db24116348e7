package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.hurry;
import static dev.paved.integrations.subscription.Subscribing.received;
import static dev.paved.integrations.subscription.Subscribing.service;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.integrations.subscription.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.subscription.Receiver.Answer;
import dev.paved.integrations.subscription.Receiver.Received;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class DeliveryIT {

    @Test
    void event_arrives_signed_and_whole() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            JsonPath subscription = subscribe(receiver, service);

            // When
            EventEnvelope event = happen(service, 1);

            // Then
            Received one = received(receiver, 1).getFirst();
            assertThat(one.id()).isEqualTo(event.id().toString());
            assertThat(one.contentType()).isEqualTo("application/json");
            assertThat(one.isSignedWith(subscription.getString("secret"))).isTrue();
            assertThat(one.signature().split(" ")).hasSize(1);
            assertThat(Instant.ofEpochSecond(one.timestamp()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(one.json().get("type").asText()).isEqualTo("dev.paved.service.ownership-transferred.v1");
            assertThat(Instant.parse(one.json().get("timestamp").asText())).isEqualTo(event.time());
            assertThat(one.json().at("/data/to").asText()).isEqualTo("b1");
            assertThat(one.json().get("subject").asText()).isEqualTo("service/" + service);

            // Then
            String id = subscription.getString("id");
            awaitDeliveries(id, "delivered", 1);
            JsonPath shown = shown(id);
            assertThat(shown.getInt("deliveries.delivered")).isEqualTo(1);
            assertThat(shown.getList("attempts")).hasSize(1);
            assertThat(shown.getInt("attempts[0].status")).isEqualTo(200);
            assertThat(shown.getBoolean("attempts[0].delivered")).isTrue();
            assertThat(shown.getString("attempts[0].excerpt")).isEqualTo("answer 200");
            assertThat(shown.getString("attempts[0].event")).isEqualTo(one.id());
            assertThat(shown.getLong("attempts[0].durationMs")).isBetween(0L, 8_000L);
        }
    }

    @Test
    void redelivered_event_is_sent_once() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            subscribe(receiver, service);
            EventEnvelope event = happen(service, 1);

            // When
            Stream.publish(event);
            happen(service, 2);

            // Then
            assertThat(received(receiver, 2)).extracting(Received::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void failed_delivery_is_tried_again_with_the_same_id_and_body() {
        AtomicInteger requests = new AtomicInteger();
        try (Receiver receiver = new Receiver(one -> Answer.of(requests.incrementAndGet() == 1 ? 500 : 202))) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");

            // When
            happen(service, 1);

            // Then
            List<Received> both = received(receiver, 2);
            assertThat(both.get(1).id()).isEqualTo(both.get(0).id());
            assertThat(both.get(1).body()).isEqualTo(both.get(0).body());
            assertThat(both.get(1).timestamp() - both.get(0).timestamp()).isBetween(4L, 25L);
            awaitDeliveries(id, "delivered", 1);
            JsonPath shown = shown(id);
            assertThat(shown.getList("attempts.status", Integer.class)).containsExactly(202, 500);
            assertThat(shown.getString("subscription.failingSince")).isNull();
        }
    }

    @Test
    void later_event_of_a_key_waits_for_the_earlier_one_and_other_keys_do_not() throws Exception {
        String first = service();
        String second = service();
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Receiver receiver = new Receiver(
                one -> Answer.of(broken.get() && one.json().get("key").asText().equals(first) ? 500 : 200))) {
            // Given
            String id = Subscribing.create(Map.of(
                            "team",
                            Subscribing.TEAM,
                            "url",
                            receiver.url(),
                            "filter",
                            Map.of("types", List.of("service.ownership-transferred"))))
                    .jsonPath()
                    .getString("id");
            EventEnvelope one = happen(first, 1);
            EventEnvelope two = happen(first, 2);

            // When
            EventEnvelope other = happen(second, 1);

            // Then
            await().atMost(SOON).until(() -> ids(receiver).contains(other.id().toString()));
            assertThat(ids(receiver))
                    .contains(one.id().toString())
                    .doesNotContain(two.id().toString());

            // When
            broken.set(false);
            hurry(id);

            // Then
            await().atMost(SOON).until(() -> ids(receiver).contains(two.id().toString()));
            assertThat(ids(receiver).lastIndexOf(one.id().toString()))
                    .isLessThan(ids(receiver).indexOf(two.id().toString()));
            Subscribing.command(id, "pause").then().statusCode(200);
        }
    }

    @Test
    void many_events_of_a_key_arrive_in_their_order() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            subscribe(receiver, service);
            List<String> published = new ArrayList<>();

            // When
            for (int number = 1; number <= 25; number++) {
                published.add(happen(service, number).id().toString());
            }

            // Then
            received(receiver, 25);
            assertThat(ids(receiver)).containsExactlyElementsOf(published);
        }
    }

    @Test
    void receiver_that_is_gone_disables_the_subscription() {
        try (Receiver receiver = new Receiver(one -> Answer.of(410))) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");

            // When
            happen(service, 1);

            // Then
            await().atMost(SOON)
                    .until(() -> shown(id).getString("subscription.status").equals("disabled"));
            assertThat(shown(id).getString("subscription.reason"))
                    .isEqualTo("The receiver answered 410 Gone: it wants no more events.");

            // When
            handled(service, 2);
            receiver.answers(one -> Answer.of(200));
            Subscribing.command(id, "resume").then().statusCode(200);

            // Then
            awaitDeliveries(id, "delivered", 1);
            assertThat(shown(id).getString("subscription.status")).isEqualTo("active");
            assertThat(shown(id).getString("subscription.reason")).isNull();
        }
    }

    @Test
    void redirect_is_a_failure_that_says_what_to_do() throws Exception {
        Answer elsewhere = new Answer(302, Map.of("Location", "http://127.0.0.1:1/"), "moved");
        try (Receiver receiver = new Receiver(one -> elsewhere)) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");

            // When
            happen(service, 1);

            // Then
            await().atMost(SOON).until(() -> !shown(id).getList("attempts").isEmpty());
            assertThat(shown(id).getBoolean("attempts[0].delivered")).isFalse();
            assertThat(shown(id).getString("attempts[0].excerpt"))
                    .isEqualTo("Redirects are not followed: subscribe the URL that it leads to. moved");
        }
    }

    @Test
    void receiver_that_asks_for_time_gets_it_for_all_events() throws Exception {
        Answer busy = new Answer(503, Map.of("Retry-After", "3600"), "later");
        try (Receiver receiver = new Receiver(one -> busy)) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            EventEnvelope event = happen(service, 1);

            // When
            await().atMost(SOON).until(() -> !shown(id).getList("attempts").isEmpty());

            // Then
            assertThat(Published.count("select extract(epoch from next_at - now()) from delivery where event = '"
                            + event.id() + "' and subscription = '" + id + "'"))
                    .isBetween(3_500L, 3_600L);
            assertThat(Published.count(
                            "select extract(epoch from not_before - now()) from subscription where id = '" + id + "'"))
                    .isBetween(3_500L, 3_600L);
            assertThat(Instant.parse(shown(id).getString("nextAttemptAt")))
                    .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));

            // When
            Subscribing.command(id, "pause");

            // Then
            assertThat(shown(id).getString("nextAttemptAt")).isNull();
        }
    }

    @Test
    void delivery_is_given_up_after_the_last_attempt_and_the_next_one_goes_on() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (Receiver receiver = new Receiver(one -> Answer.of(requests.incrementAndGet() <= 2 ? 500 : 200))) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            EventEnvelope one = happen(service, 1);
            happen(service, 2);
            await().atMost(SOON).until(() -> shown(id).getList("attempts").size() == 1);

            // When
            Published.execute("update delivery set failures = 9, next_at = now() where subscription = '" + id
                    + "' and event = '" + one.id() + "'");

            // Then
            awaitDeliveries(id, "delivered", 1);
            assertThat(Subscribing.deliveries(id, "dead")).isEqualTo(1);
            assertThat(shown(id).getString("subscription.status")).isEqualTo("active");
        }
    }

    @Test
    void subscription_that_only_fails_for_days_is_disabled() throws Exception {
        try (Receiver receiver = new Receiver(one -> Answer.of(500))) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            happen(service, 1);
            await().atMost(SOON).until(() -> shown(id).getList("attempts").size() == 1);

            // When
            Published.execute(
                    "update subscription set failing_since = now() - interval '5 days' where id = '" + id + "'");
            Published.execute("update delivery set failures = 9, next_at = now() where subscription = '" + id + "'");

            // Then
            await().atMost(SOON)
                    .until(() -> shown(id).getString("subscription.status").equals("disabled"));
            assertThat(shown(id).getString("subscription.reason")).startsWith("Nothing but failures since ");
            Subscribing.command(id, "pause").then().statusCode(409);
        }
    }

    @Test
    void delivery_whose_sender_died_is_sent_by_another() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Receiver receiver = new Receiver(one -> Answer.of(broken.get() ? 500 : 200))) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            happen(service, 1);
            await().atMost(SOON).until(() -> shown(id).getList("attempts").size() == 1);
            broken.set(false);

            // When
            Published.execute("update delivery set next_at = now(), claim = '" + UUID.randomUUID()
                    + "', claimed_until = now() + interval '2 seconds' where subscription = '" + id + "'");

            // Then
            awaitDeliveries(id, "delivered", 1);
            assertThat(receiver.received())
                    .hasSize(2)
                    .extracting(Received::id)
                    .containsOnly(ids(receiver).getFirst());
        }
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.received().stream().map(Received::id).toList();
    }
}
