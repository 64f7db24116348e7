package dev.paved.integrations.github.missed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries that GitHub could not make, and how they come all the same. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class MissedDeliveriesIT {
    private static final Instant NOW = Instant.now();

    private StandInGitHub gitHub;

    @BeforeEach
    void find() {
        gitHub = IntegrationsStack.gitHub();
    }

    @Test
    void delivery_that_never_arrived_is_taken_once_and_in_order() throws Exception {
        // Given
        String first = guid();
        String second = guid();
        attempt("acme/absent/101", first, push("acme/absent", "one"), 0, 90);
        attempt("acme/absent/101", second, push("acme/absent", "two"), 502, 60);
        attempt("acme/absent/101", second, push("acme/absent", "two"), 504, 30);
        attempt("acme/absent/101", guid(), push("acme/absent", "never"), 202, 20);

        // When
        ping(101, "acme/absent");

        // Then
        assertThat(Published.await("repository/acme/absent", 2))
                .extracting(event -> event.correlationId())
                .containsExactly(first, second);
        awaitLooks(101, 3);
        assertThat(fetched(101)).hasSize(2);
        assertThat(Published.of("repository/acme/absent")).hasSize(2);
    }

    @Test
    void delivery_that_was_taken_is_not_fetched_though_github_thinks_that_it_failed() throws Exception {
        // Given
        String guid = guid();
        deliver(guid, push("acme/slow", "main"));
        attempt("acme/slow/102", guid, push("acme/slow", "main"), 0, 10);

        // When
        ping(102, "acme/slow");

        // Then
        awaitLooks(102, 2);
        assertThat(fetched(102)).isEmpty();
    }

    @Test
    void fetched_delivery_is_a_duplicate_when_it_is_redelivered_after_all() throws Exception {
        // Given
        String guid = guid();
        attempt("acme/again-and-again/103", guid, push("acme/again-and-again", "main"), 0, 10);
        ping(103, "acme/again-and-again");
        Published.await("repository/acme/again-and-again", 1);

        // When
        String status = deliver(guid, push("acme/again-and-again", "main"));

        // Then
        assertThat(status).isEqualTo("duplicate");
    }

    @Test
    void all_pages_are_looked_through_and_what_makes_no_sense_is_left_out() throws Exception {
        // Given
        attempt("acme/many/104", guid(), push("acme/many", "oldest"), 500, 700);
        for (int each = 0; each < 7; each++) {
            attempt("acme/many/104", guid(), push("acme/many", "branch-" + each), 202, 600 - each);
        }
        gitHub.attempt("/repos/acme/many/104", guid(), "push", "{\"ref\": 1}", 0, NOW.minusSeconds(500));
        gitHub.attempt("/repos/acme/many/104", guid(), "star", "{}", 0, NOW.minusSeconds(400));
        double unreadable = Deliver.counted("github", "push", "unreadable");

        // When
        ping(104, "acme/many");

        // Then
        assertThat(Published.await("repository/acme/many", 1)).hasSize(1);
        awaitLooks(104, 7);
        assertThat(fetched(104)).hasSize(3);
        assertThat(Deliver.counted("github", "push", "unreadable")).isEqualTo(unreadable + 1);
    }

    @Test
    void limits_and_failures_are_waited_for() throws Exception {
        // Given
        String reset = String.valueOf(Instant.now().plusSeconds(3).getEpochSecond());
        gitHub.next("/repos/acme/limited", 503, Map.of(), "{}");
        gitHub.next(
                "/repos/acme/limited",
                403,
                Map.of("Retry-After", "2"),
                "{\"message\": \"You have exceeded a secondary rate limit.\"}");
        gitHub.next(
                "/repos/acme/limited",
                429,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset),
                "{\"message\": \"API rate limit exceeded\"}");
        attempt("acme/limited/105", guid(), push("acme/limited", "main"), 0, 10);

        // When
        ping(105, "acme/limited");

        // Then
        assertThat(Published.await("repository/acme/limited", 1)).hasSize(1);
        assertThat(gitHub.seen(105)).extracting(StandInGitHub.Seen::status).startsWith(503, 403, 429, 200, 200);
    }

    @Test
    void trouble_is_kept_until_it_is_over() throws Exception {
        // Given
        gitHub.next("/orgs/troubled", 404, Map.of(), "{\"message\": \"Not Found\"}");

        // When
        deliver(guid(), "ping", "{\"zen\": \"\", \"hook_id\": 106, \"organization\": {\"login\": \"troubled\"}}");

        // Then
        awaitCount("select count(*) from github_hook where id = 106 and trouble = 'GitHub answered 404: Not Found'", 1);
        gitHub.attempt("/orgs/troubled/106", guid(), "star", "{}", 200, NOW);
        awaitCount(
                "select count(*) from github_hook where id = 106 and trouble is null and looked_until is not null", 1);
    }

    @Test
    void requests_are_as_github_publishes_them() throws Exception {
        // Given
        attempt("acme/described/107", guid(), push("acme/described", "main"), 0, 10);
        ping(107, "acme/described");
        Published.await("repository/acme/described", 1);
        RestDescription described = RestDescription.published();

        // Then
        List<StandInGitHub.Seen> seen = gitHub.seen(107);
        assertThat(seen).hasSizeGreaterThan(1);
        for (StandInGitHub.Seen each : seen) {
            String[] request = each.request().split(" ");
            described.check(
                    request[0], URI.create(request[1]), each.status(), new ObjectMapper().readTree(each.answer()));
        }
    }

    private void attempt(String hook, String guid, String payload, int status, int secondsAgo) throws IOException {
        gitHub.attempt("/repos/" + hook, guid, "push", payload, status, NOW.minusSeconds(secondsAgo));
    }

    private List<StandInGitHub.Seen> fetched(long hook) {
        return gitHub.seen(hook).stream()
                .filter(each -> !each.request().contains("?"))
                .toList();
    }

    private void awaitLooks(long hook, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> gitHub.seen(hook).stream()
                                .filter(each -> each.request().contains("?"))
                                .count()
                        >= count);
    }

    private static void awaitCount(String query, long wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Published.count(query) == wanted);
    }

    private static String guid() {
        return UUID.randomUUID().toString();
    }

    private static String push(String repository, String branch) {
        return Deliver.example("/github/push.json")
                .replace("acme/shop", repository)
                .replace("refs/heads/main", "refs/heads/" + branch);
    }

    private static void ping(long hook, String repository) {
        String payload = "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": " + hook
                + ", \"repository\": {\"full_name\": \"" + repository + "\"}}";
        assertThat(deliver(guid(), "ping", payload)).isEqualTo("accepted");
    }

    private static String deliver(String guid, String payload) {
        return deliver(guid, "push", payload);
    }

    private static String deliver(String guid, String event, String payload) {
        return RestAssured.given()
                .contentType("application/json")
                .header("X-GitHub-Delivery", guid)
                .header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac(payload))
                .body(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/webhooks/github")
                .jsonPath()
                .getString("status");
    }
}
