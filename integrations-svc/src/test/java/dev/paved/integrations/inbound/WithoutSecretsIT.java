package dev.paved.integrations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.integrations.Deliver;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation in which nobody has set a secret yet. */
@QuarkusTest
@TestProfile(WithoutSecretsIT.NoSecrets.class)
class WithoutSecretsIT {

    /** The stack of the tests without the settings that others have. */
    public static class NoSecrets implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StackResource.class));
        }
    }

    @Test
    void counters_are_there_before_anything_is_counted() {
        assertThat(RestAssured.get("/metrics").asString())
                .contains(
                        "paved_integrations_deliveries_total{",
                        "paved_integrations_commands_total{",
                        "paved_integrations_alerts_total{",
                        "paved_integrations_alerts_truncated_total ");
    }

    @Test
    void subscription_that_posts_to_slack_is_refused_with_what_to_set() {
        Tokens.as("ada", "payments")
                .contentType(ContentType.JSON)
                .body(Map.of("team", "payments", "slack", "C0123ABCD"))
                .post("/api/subscriptions")
                .then()
                .statusCode(409)
                .body("title", equalTo("Slack is not connected"))
                .body("next", containsString("PAVED_SLACK_TOKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab", "alertmanager", "pagerduty", "tickets", "jira", "cdevents"})
    void everything_is_refused_with_what_to_set(String system) {
        for (String authorization : List.of("Bearer ", "Bearer null", "Bearer secret")) {
            Deliver.json("{}")
                    .header("Authorization", authorization)
                    .header("X-Hub-Signature-256", "sha256=" + Deliver.hmac(" ", "{}"))
                    .post("/api/webhooks/" + system)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Webhook not configured"))
                    .body("detail", containsString("nothing was changed"))
                    .body("next", containsString("Set PAVED_" + system.toUpperCase(Locale.ROOT) + "_WEBHOOK_SECRET"));
        }

        assertThat(Deliver.counted(system, "unconfigured")).isEqualTo(3);
    }
}
