package dev.paved.integrations.subscription;

import static dev.paved.integrations.subscription.Subscribing.PATH;
import static dev.paved.integrations.subscription.Subscribing.SOON;
import static dev.paved.integrations.subscription.Subscribing.TEAM;
import static dev.paved.integrations.subscription.Subscribing.awaitDeliveries;
import static dev.paved.integrations.subscription.Subscribing.command;
import static dev.paved.integrations.subscription.Subscribing.create;
import static dev.paved.integrations.subscription.Subscribing.handled;
import static dev.paved.integrations.subscription.Subscribing.happen;
import static dev.paved.integrations.subscription.Subscribing.received;
import static dev.paved.integrations.subscription.Subscribing.replay;
import static dev.paved.integrations.subscription.Subscribing.service;
import static dev.paved.integrations.subscription.Subscribing.shown;
import static dev.paved.integrations.subscription.Subscribing.subscribe;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.subscription.Receiver.Answer;
import dev.paved.integrations.subscription.Receiver.Received;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class SubscriptionIT {

    @Test
    void secret_is_shown_once_and_kept_sealed() throws Exception {
        try (Receiver receiver = new Receiver();
                Logged logged = new Logged()) {
            // Given
            String service = service();
            Map<String, ?> body = Map.of("team", TEAM, "url", receiver.url(), "filter", Map.of("service", service));

            // When
            Response created = keyed("once-" + service, body);

            // Then
            String secret = created.jsonPath().getString("secret");
            String id = created.jsonPath().getString("id");
            assertThat(created.header("Cache-Control")).isEqualTo("no-store");
            assertThat(secret).startsWith("whsec_");
            Response repeated = keyed("once-" + service, body);
            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.jsonPath().getString("id")).isEqualTo(id);

            // Then
            happen(service, 1);
            awaitDeliveries(id, "delivered", 1);
            String again = command(id, "rotate").jsonPath().getString("secret");
            assertThat(again).startsWith("whsec_").isNotEqualTo(secret);
            String others = repeated.asString()
                    + as("ada", TEAM).get(PATH).asString()
                    + as("ada", TEAM).get(PATH + "/" + id).asString()
                    + command(id, "pause").asString()
                    + Dump.of("integrations")
                    + logged.text();
            for (String one : List.of(secret, again)) {
                assertThat(others)
                        .doesNotContain(one.substring("whsec_".length()))
                        .doesNotContain(HexFormat.of().formatHex(one.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(others).contains(id);
        }
    }

    private static Response keyed(String key, Map<String, ?> body) {
        return as("ada", TEAM)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH);
    }

    @Test
    void replaced_secret_signs_too_for_a_day() throws Exception {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            JsonPath subscription = subscribe(receiver, service);
            String id = subscription.getString("id");

            // When
            JsonPath rotated = command(id, "rotate").jsonPath();

            // Then
            happen(service, 1);
            Received overlapping = received(receiver, 1).getFirst();
            assertThat(overlapping.signature()).matches("v1,[^ ]+ v1,[^ ]+");
            assertThat(overlapping.isSignedWith(subscription.getString("secret")))
                    .isTrue();
            assertThat(overlapping.isSignedWith(rotated.getString("secret"))).isTrue();
            assertThat(Instant.parse(rotated.getString("previousSecretUntil")))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(25)));

            // When
            Published.execute("update subscription set previous_until = now() where id = '" + id + "'");
            happen(service, 2);

            // Then
            Received after = received(receiver, 2).get(1);
            assertThat(after.signature()).matches("v1,[^ ]+");
            assertThat(after.isSignedWith(rotated.getString("secret"))).isTrue();
        }
    }

    @Test
    void events_wait_while_it_is_paused() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            command(id, "pause").then().statusCode(200).body("status", equalTo("paused"));
            happen(service, 1);
            happen(service, 2);
            awaitDeliveries(id, "pending", 2);
            assertThat(receiver.received()).isEmpty();

            // When
            command(id, "resume").then().statusCode(200).body("status", equalTo("active"));

            // Then
            assertThat(received(receiver, 2))
                    .extracting(one -> one.json().at("/data/to").asText())
                    .containsExactly("b1", "b2");
        }
    }

    @Test
    void past_is_sent_again_in_its_order_with_the_same_ids() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            handled(service, 1);
            Instant between = Instant.now();
            handled(service, 2);
            String id = subscribe(receiver, service).getString("id");
            String three = happen(service, 3).id().toString();
            received(receiver, 1);
            awaitDeliveries(id, "delivered", 1);

            // When
            Response accepted = replay(id, between);

            // Then
            accepted.then().statusCode(202).body("kind", equalTo("subscription.replay"));
            String operation = accepted.header("Location");
            await().atMost(SOON)
                    .until(() -> as("ada").get(operation).path("status"), status -> status.equals("succeeded"));
            as("ada").get(operation).then().body("result.events", equalTo(2));
            List<Received> all = received(receiver, 3);
            assertThat(all)
                    .extracting(one -> one.json().at("/data/to").asText())
                    .containsExactly("b3", "b2", "b3");
            assertThat(all.get(2).id()).isEqualTo(three);
            assertThat(all.get(2).body()).isEqualTo(all.get(0).body());
        }
    }

    @Test
    void test_is_sent_at_once_and_only_once() {
        try (Receiver receiver = new Receiver(one -> Answer.of(418))) {
            // Given
            String id = subscribe(receiver, service()).getString("id");

            // When
            Response tested = command(id, "test");

            // Then
            tested.then()
                    .statusCode(200)
                    .body("delivered", equalTo(false))
                    .body("status", equalTo(418))
                    .body("excerpt", equalTo("answer 418"));
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().getFirst().json().get("type").asText())
                    .isEqualTo("dev.paved.subscription.test.v1");
            assertThat(shown(id).getList("attempts")).hasSize(1);
            assertThat(shown(id).getMap("deliveries")).isEmpty();
        }
    }

    @Test
    void test_of_what_is_not_there_says_so() {
        Receiver receiver = new Receiver();
        String id = subscribe(receiver, service()).getString("id");
        receiver.close();

        command(id, "test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("status", equalTo(null))
                .body("excerpt", org.hamcrest.Matchers.containsString("Connection refused"));
    }

    @Test
    void only_what_the_filter_lets_through_is_sent() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String service = service();
            create(Map.of(
                            "team",
                            TEAM,
                            "url",
                            receiver.url(),
                            "filter",
                            Map.of("team", "team-" + service, "types", List.of("service.retired"))))
                    .then()
                    .statusCode(201)
                    .body("filter.team", equalTo("group:default/team-" + service));

            // When
            Stream.publish(Published.by(
                    "/paved/catalog",
                    "service/" + service,
                    1,
                    Instant.now(),
                    new ServiceCreated(
                            service, "api", "node", "team-" + service, "node-api", "1", "r", "v", "c".repeat(40))));
            Stream.publish(Published.by(
                    "/paved/catalog",
                    "service/x" + service,
                    1,
                    Instant.now(),
                    new ServiceRetired("x" + service, null)));
            Stream.publish(Published.by(
                    "/paved/catalog", "service/" + service, 2, Instant.now(), new ServiceRetired(service, null)));

            // Then
            assertThat(received(receiver, 1))
                    .extracting(one -> one.json().get("subject").asText())
                    .containsExactly("service/" + service);
        }
    }

    @Test
    void deleted_subscription_gets_nothing_more() {
        try (Receiver receiver = new Receiver();
                Receiver witness = new Receiver()) {
            // Given
            String service = service();
            String id = subscribe(receiver, service).getString("id");
            subscribe(witness, service);

            // When
            as("ada", TEAM).delete(PATH + "/" + id).then().statusCode(200);

            // Then
            happen(service, 1);
            received(witness, 1);
            assertThat(receiver.received()).isEmpty();
            as("ada", TEAM).get(PATH + "/" + id).then().statusCode(404);
        }
    }

    @Test
    void list_of_somebody_who_is_in_no_team_is_empty() {
        try (Receiver receiver = new Receiver()) {
            // Given
            subscribe(receiver, service());

            // Then
            as("auth0|5f", "/Payments Team").get(PATH).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @Test
    void list_has_the_subscriptions_of_the_callers_teams() {
        try (Receiver receiver = new Receiver()) {
            // Given
            String mine = subscribe(receiver, service()).getString("id");
            String others = as("bob", "others")
                    .contentType(ContentType.JSON)
                    .body(Map.of("team", "others", "url", receiver.url()))
                    .post(PATH)
                    .path("id");

            // Then
            as("ada", TEAM)
                    .queryParam("limit", "500")
                    .get(PATH)
                    .then()
                    .body("items.id", hasItem(mine))
                    .body("items.id", not(hasItem(others)));
            as("olga", IntegrationsStack.OPERATORS)
                    .queryParam("limit", "500")
                    .get(PATH)
                    .then()
                    .body("items.id", hasItem(mine))
                    .body("items.id", hasItem(others));
            as("olga", IntegrationsStack.OPERATORS)
                    .queryParam("team", "others")
                    .queryParam("limit", "1")
                    .get(PATH)
                    .then()
                    .body("items.id", equalTo(List.of(others)))
                    .body("nextCursor", equalTo(null));
            as("bob", "others").delete(PATH + "/" + others).then().statusCode(200);
        }
    }
}
