package dev.paved.integrations.github.connect;

import static dev.paved.integrations.github.connect.Connecting.PATH;
import static dev.paved.integrations.github.connect.Connecting.awaitPing;
import static dev.paved.integrations.github.connect.Connecting.body;
import static dev.paved.integrations.github.connect.Connecting.connect;
import static dev.paved.integrations.github.connect.Connecting.lastPing;
import static dev.paved.integrations.github.connect.Connecting.look;
import static dev.paved.integrations.github.connect.Connecting.operator;
import static dev.paved.integrations.github.connect.Connecting.ping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.integrations.github.missed.StandInGitHub;
import dev.paved.integrations.github.missed.StandInWebhooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubPingIT {
    private StandInWebhooks webhooks;

    @BeforeEach
    void webhooks() {
        webhooks = IntegrationsStack.gitHub().webhooks();
    }

    @Test
    void ping_that_can_not_arrive_is_none_though_it_is_fetched() throws Exception {
        // Given
        String nowhere = "http://127.0.0.1:1";

        // When
        JsonPath connected = connect("acme/far", nowhere, StandInGitHub.ADMIN).jsonPath();

        // Then
        String last = PATH + "/hooks/" + connected.getLong("hook") + "/last-ping";
        Awaitility.await()
                .until(() -> operator(body("acme/far", nowhere, StandInGitHub.ADMIN))
                        .post(last)
                        .jsonPath()
                        .getBoolean("recorded"));
        operator(body("acme/far", nowhere, StandInGitHub.ADMIN))
                .post(last)
                .then()
                .body("statusCode", equalTo(502))
                .body("why", containsString("GitHub can't reach " + nowhere + "/api/webhooks/github"))
                .body("next", containsString("--url"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Published.count("select count(*) from github_hook where place = 'acme/far'"
                                + " and looked_until is not null")
                        == 1);
        assertThat(lastPing("acme/far")).isNull();
    }

    @Test
    void ping_that_was_recorded_before_the_request_is_not_that_of_the_request() {
        // Given
        Map<String, String> body = body("acme/older", "http://127.0.0.1:1", StandInGitHub.ADMIN);
        JsonPath first = operator(body).post(PATH).jsonPath();
        String last = PATH + "/hooks/" + first.getLong("hook") + "/last-ping";
        Awaitility.await().until(() -> operator(body).post(last).jsonPath().getBoolean("recorded"));

        // When
        JsonPath again = operator(body).post(PATH).jsonPath();

        // Then
        String older = again.getString("lastRecorded");
        assertThat(first.getString("lastRecorded")).isNull();
        assertThat(older).isNotNull();
        Awaitility.await()
                .until(() -> operator(body)
                        .queryParam("after", older)
                        .post(last)
                        .jsonPath()
                        .getBoolean("recorded"));
        String newer = operator(body).post(last).jsonPath().getString("delivery");
        assertThat(newer).isNotEqualTo(older);
        operator(body)
                .queryParam("after", newer)
                .post(last)
                .then()
                .body("recorded", equalTo(false))
                .body("statusCode", nullValue());
    }

    @Test
    void ping_that_is_wrongly_signed_is_counted_and_told() throws Exception {
        // Given
        long refused = look("acme/signed").getLong("standing.refused");

        // When
        Deliver.json("{\"zen\": \"\", \"hook_id\": 7, \"repository\": {\"full_name\": \"acme/signed\"}}")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", "one")
                .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac("another secret", "{}"))
                .post("/api/webhooks/github");

        // Then
        Awaitility.await().until(() -> look("acme/signed").getLong("standing.refused") == refused + 1);
        JsonPath standing = look("acme/signed");
        assertThat(standing.getString("standing.refusals.find { it.outcome == 'untrusted' }.reason"))
                .contains("the webhook's settings on GitHub with PAVED_GITHUB_WEBHOOK_SECRET");
        assertThat(standing.getString("standing.lastRefusedAt")).isNotNull();
        assertThat(standing.getString("lastPingAt")).isNull();
    }

    @Test
    void ping_that_is_sent_again_arrives_again() {
        // Given
        String payload = "{\"zen\": \"\", \"hook_id\": 6001, \"repository\": {\"full_name\": \"Acme/Again\"}}";
        ping(payload);
        String first = awaitPing("acme/again");

        // When
        ping(payload);

        // Then
        Awaitility.await().until(() -> !lastPing("acme/again").equals(first));
    }
}
