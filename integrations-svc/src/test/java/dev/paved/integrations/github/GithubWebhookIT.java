package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.newDelivery;
import static dev.paved.integrations.github.Github.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubWebhookIT {
    private static final String HEAD = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";
    private static final Instant UPDATED = Instant.parse("2026-11-19T09:00:00Z");
    private static final String FIRST = "81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0";

    @Test
    void push_is_published_with_the_service_whose_repository_it_is() {
        // Given
        Published.service("web-shop", IntegrationsStack.gitHub().url() + "/acme/pushed.git");
        String delivery = newDelivery();

        // When
        deliver(delivery, "push", payload("push", "acme/pushed"))
                .then()
                .statusCode(202)
                .body("delivery", equalTo(delivery))
                .body("status", equalTo("accepted"));

        // Then
        EventEnvelope event = Published.await("repository/acme/pushed", 1).getFirst();
        assertThat(event.event())
                .isEqualTo(new CommitsPushed(
                        "acme/pushed",
                        "web-shop",
                        "main",
                        "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
                        HEAD,
                        List.of(
                                new Commit(
                                        FIRST,
                                        null,
                                        Instant.parse("2026-11-20T08:15:30Z"),
                                        false,
                                        List.of("src/socks.js", "package.json", "src/gloves.js")),
                                new Commit(HEAD, null, Instant.parse("2026-11-20T15:20:41Z"), true, List.of())),
                        "ada",
                        Instant.ofEpochSecond(1795187657)));
        assertThat(event.actor()).isEqualTo("ada");
        assertThat(event.correlationId()).isEqualTo(delivery);
        assertThat(event.sequence()).isEqualTo(1);
    }

    @Test
    void new_branch_has_no_commit_before() {
        // When
        deliver(
                "push",
                payload("push", "acme/branched")
                        .replace("6113728f27ae82c7b1a177c8d03f9e96e0adf246", "0".repeat(40))
                        .replace("refs/heads/main", "refs/heads/feature/socks"));

        // Then
        assertThat(Published.await("repository/acme/branched", 1).getFirst().event())
                .isInstanceOfSatisfying(CommitsPushed.class, pushed -> {
                    assertThat(pushed.before()).isNull();
                    assertThat(pushed.branch()).isEqualTo("feature/socks");
                    assertThat(pushed.service()).isNull();
                });
    }

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
    @CsvSource({"refs/tags/v1.0.0," + HEAD, "refs/heads/main,0000000000000000000000000000000000000000"})
    void tags_and_deleted_branches_are_ignored(String ref, String after) throws Exception {
        // Given
        long before = Published.count("select count(*) from outbox");

        // When
        deliver(
                        "push",
                        payload("push", "acme/ignored")
                                .replace("refs/heads/main", ref)
                                .replace("\"after\": \"" + HEAD, "\"after\": \"" + after))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.count("select count(*) from outbox")).isEqualTo(before);
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
    void pull_request_opens_moves_and_is_merged() {
        // When
        String opened = payload("pull_request", "acme/pulled");
        deliver("pull_request", opened);
        deliver("pull_request", opened.replace("\"opened\"", "\"synchronize\""));
        deliver(
                "pull_request",
                opened.replace("\"opened\"", "\"closed\"")
                        .replace("\"merged\": false", "\"merged\": true")
                        .replace("\"merge_commit_sha\": null", "\"merge_commit_sha\": \"" + HEAD + "\"")
                        .replace("\"closed_at\": null", "\"closed_at\": \"2026-11-20T15:20:41Z\""));
        deliver("pull_request", opened.replace("\"opened\"", "\"edited\""))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        Instant created = Instant.parse("2026-11-19T08:00:00Z");
        assertThat(Published.await("repository/acme/pulled", 3))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/pulled", null),
                        new PullRequestUpdated(
                                "acme/pulled", null, 7, "socks", FIRST, UPDATED, false, List.of("preview")),
                        new PullRequestClosed(
                                "acme/pulled",
                                null,
                                7,
                                "socks",
                                FIRST,
                                HEAD,
                                null,
                                created,
                                Instant.parse("2026-11-20T15:20:41Z")));
    }

    @Test
    void pull_request_that_opens_again_or_gets_other_labels_says_when() {
        // Given
        String opened = payload("pull_request", "acme/labelled");

        // When
        deliver("pull_request", opened.replace("\"opened\"", "\"reopened\""));
        deliver("pull_request", opened.replace("\"opened\"", "\"labeled\""));
        deliver(
                "pull_request",
                opened.replace("\"opened\"", "\"unlabeled\"").replaceFirst("\"labels\": \\[.*]", "\"labels\": []"));

        // Then
        assertThat(Published.await("repository/acme/labelled", 3))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/labelled", UPDATED),
                        new PullRequestUpdated(
                                "acme/labelled", null, 7, "socks", FIRST, UPDATED, false, List.of("preview")),
                        new PullRequestUpdated("acme/labelled", null, 7, "socks", FIRST, UPDATED, false, List.of()));
    }

    private static PullRequestOpened opened(String repository, @Nullable Instant reopenedAt) {
        return new PullRequestOpened(
                repository,
                null,
                7,
                "Sell socks",
                "socks",
                FIRST,
                false,
                Instant.parse("2026-11-19T08:00:00Z"),
                reopenedAt,
                List.of("preview"));
    }

    @Test
    void pull_request_of_a_fork_says_so() {
        // When
        deliver(
                "pull_request",
                payload("pull_request", "acme/forked")
                        .replaceFirst("\"full_name\": \"acme/forked\"", "\"full_name\": \"eve/shop\""));

        // Then
        assertThat(Published.await("repository/acme/forked", 1).getFirst().event())
                .isInstanceOfSatisfying(
                        PullRequestOpened.class,
                        opened -> assertThat(opened.fork()).isTrue());
    }

    @Test
    void service_called_like_the_repository_has_it_unless_its_code_is_elsewhere() {
        // Given
        Published.service("homemade", "/srv/repositories/homemade.git");
        Published.service("elsewhere", "acme/elsewhere");

        // When
        deliver("push", payload("push", "acme/homemade"));
        deliver("push", payload("push", "eve/elsewhere"));

        // Then
        assertThat(pushed("repository/acme/homemade").service()).isEqualTo("homemade");
        assertThat(pushed("repository/eve/elsewhere").service()).isNull();
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

    private static CommitsPushed pushed(String subject) {
        return (CommitsPushed) Published.await(subject, 1).getFirst().event();
    }

    @Test
    void deployment_that_something_else_made_is_told_once_it_ended() {
        // Given
        Published.service("shipped-shop", IntegrationsStack.gitHub().url() + "/acme/shipped.git");
        String success = payload("deployment_status", "acme/shipped");

        // When
        deliver("deployment_status", success.replace("\"state\": \"success\"", "\"state\": \"in_progress\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver("deployment_status", success).then().body("status", equalTo("accepted"));
        deliver("deployment_status", success).then().body("status", equalTo("duplicate"));
        deliver("deployment_status", success.replace("\"action\": \"created\"", "\"action\": \"edited\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver(
                        "deployment_status",
                        success.replace("\"payload\": {}", "\"payload\": {\"paved\": {\"deployment\": \"d-1\"}}")
                                .replace("145988746", "145988747"))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("deployment/github-145988746", 1).getFirst().event())
                .isEqualTo(new ExternalDeployFinished(
                        "github-145988746",
                        "shipped-shop",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "v1.4.0",
                        HEAD,
                        true,
                        Instant.parse("2026-11-20T16:00:00Z"),
                        Instant.parse("2026-11-20T16:02:00Z"),
                        "github"));
    }
}
