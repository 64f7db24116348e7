package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.newDelivery;
import static dev.paved.integrations.github.Github.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubDeliveriesIT {
    private static final String HEAD = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";

    @Test
    void form_encoded_delivery_is_read_too() {
        // Given
        String form = "payload=" + URLEncoder.encode(payload("push", "acme/form"), UTF_8);

        // When
        RestAssured.given()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-GitHub-Delivery", newDelivery())
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", Github.sign(form))
                .body(form)
                .post("/api/webhooks/github")
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("repository/acme/form", 1)).hasSize(1);
    }

    @Test
    void redelivery_changes_nothing() {
        // Given
        String delivery = newDelivery();
        deliver(delivery, "push", payload("push", "acme/again"));

        // When
        deliver(delivery, "push", payload("push", "acme/again"))
                .then()
                .statusCode(202)
                .body("status", equalTo("duplicate"));

        // Then
        deliver("push", payload("push", "acme/again").replace(HEAD, "a".repeat(40)));
        assertThat(Published.await("repository/acme/again", 2)).hasSize(2);
    }

    @Test
    void old_delivery_that_is_replayed_under_another_id_changes_nothing() {
        // Given
        double before = Deliver.counted("github", "push", "duplicate");
        deliver("push", payload("push", "acme/replayed"));

        // When
        deliver("push", payload("push", "acme/replayed")).then().statusCode(202).body("status", equalTo("duplicate"));

        // Then
        assertThat(Deliver.counted("github", "push", "duplicate")).isEqualTo(before + 1);
        deliver("push", payload("push", "acme/replayed").replace(HEAD, "a".repeat(40)));
        assertThat(Published.await("repository/acme/replayed", 2)).hasSize(2);
    }

    @Test
    void one_of_many_simultaneous_deliveries_is_accepted() throws Exception {
        // Given
        String delivery = newDelivery();
        Callable<String> deliver = () -> deliver(delivery, "push", payload("push", "acme/crowd"))
                .jsonPath()
                .getString("status");

        // When
        List<String> answers;
        try (var threads = Executors.newFixedThreadPool(12)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 12).mapToObj(i -> deliver).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        // Then
        assertThat(answers).containsOnly("accepted", "duplicate").containsOnlyOnce("accepted");
        deliver("push", payload("push", "acme/crowd").replace(HEAD, "a".repeat(40)));
        assertThat(Published.await("repository/acme/crowd", 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "star", "something_new"})
    void events_that_nothing_follows_from_are_ignored(String event) {
        deliver(event, "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 1}")
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));
    }

    @Test
    void wrong_signature_changes_nothing() throws Exception {
        // Given
        String delivery = newDelivery();

        // When
        RestAssured.given()
                .contentType("application/json")
                .header("X-GitHub-Delivery", delivery)
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", Github.sign("another body"))
                .body(payload("push", "acme/forged"))
                .post("/api/webhooks/github")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad signature"))
                .body("next", containsString("PAVED_GITHUB_WEBHOOK_SECRET"));

        // Then
        assertThat(Published.count("select count(*) from webhook_delivery where id = '" + delivery + "'"))
                .isZero();
        deliver(delivery, "push", payload("push", "acme/forged")).then().body("status", equalTo("accepted"));
    }

    @Test
    void unsigned_delivery_is_refused() {
        RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .post("/api/webhooks/github")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"ref\": \"refs/heads/main\"}", "{\"ref\": {}}"})
    void signed_nonsense_is_refused_and_may_be_sent_again(String payload) {
        String delivery = newDelivery();

        deliver(delivery, "push", payload)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Invalid payload"));

        deliver(delivery, "push", payload("push", "acme/mended-" + payload.hashCode()))
                .then()
                .body("status", equalTo("accepted"));
    }

    @Test
    void delivery_without_its_headers_is_refused() {
        String payload = payload("push", "acme/headless");
        var signed = RestAssured.given()
                .contentType("application/json")
                .header("X-Hub-Signature-256", Github.sign(payload))
                .body(payload.getBytes(UTF_8));

        signed.header("X-GitHub-Event", "push")
                .post("/api/webhooks/github")
                .then()
                .statusCode(400)
                .body("detail", containsString("X-GitHub-Delivery"));
    }

    @Test
    void oversized_delivery_is_refused() {
        deliver("push", "x".repeat(11 * 1024 * 1024)).then().statusCode(413).contentType("application/problem+json");
    }
}
