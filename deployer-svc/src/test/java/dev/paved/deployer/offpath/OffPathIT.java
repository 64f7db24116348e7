package dev.paved.deployer.offpath;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that are deployed though they were not verified upstream. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class OffPathIT {

    @BeforeAll
    static void needsVerifiedVersions() {
        FakePlatform.isReady("guarded-dev", "development");
    }

    @Test
    void version_runs_off_the_path_for_a_time_and_is_told_of_once_that_is_over() {
        try (TestService service = TestService.create("op-shop")) {
            // Given
            service.good("v1");
            deploy("op-shop", "guarded-dev", "1")
                    .then()
                    .statusCode(403)
                    .body("title", equalTo("Not verified"))
                    .body("detail", containsString("--off-path REASON --expires 7d"));

            // When
            String id =
                    succeeded(offPath("op-shop", "The till is broken", "5s")).getString("result.deployment");

            // Then
            assertThat(status("op-shop", "guarded-dev").getString("offPath.reason"))
                    .isEqualTo("The till is broken");
            as("ada")
                    .get("/api/deployments?service=op-shop")
                    .then()
                    .body("items[0].offPath.reason", equalTo("The till is broken"));
            as("ada").get("/api/audit?limit=500").then().body("items.action", hasItem("deployment.override-off-path"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .filteredOn(OffPathDeployExpired.class::isInstance)
                            .singleElement()
                            .isInstanceOfSatisfying(OffPathDeployExpired.class, expired -> {
                                assertThat(expired.version()).isEqualTo("1");
                                assertThat(expired.reason()).isEqualTo("The till is broken");
                            }));
            assertThat(status("op-shop", "guarded-dev").getBoolean("offPath.expired"))
                    .isTrue();
            as("ada")
                    .get("/api/deployments/status?environment=guarded-dev&limit=500")
                    .then()
                    .body("items.find { it.service == 'op-shop' }.offPath.expired", equalTo(true));
        }
    }

    @Test
    void verified_version_is_on_the_path_whatever_was_said() {
        try (TestService service = TestService.create("op-verified")) {
            // Given
            service.good("v1");
            succeeded(deploy("op-verified", "staging", "1"));

            // When
            succeeded(offPath("op-verified", "To be sure", "7d"));

            // Then
            assertThat(status("op-verified", "guarded-dev").getString("offPath"))
                    .isNull();
        }
    }

    @Test
    void going_back_to_what_ran_off_the_path_is_off_the_path_too() {
        try (TestService service = TestService.create("op-back")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(offPath("op-back", "The till is broken", "7d"));
            succeeded(deploy("op-back", "staging", "2"));
            succeeded(deploy("op-back", "guarded-dev", "2"));
            assertThat(status("op-back", "guarded-dev").getString("offPath")).isNull();

            // When
            succeeded(rollback("op-back", "guarded-dev"));

            // Then
            JsonPath status = status("op-back", "guarded-dev");
            assertThat(status.getString("version")).isEqualTo("1");
            assertThat(status.getString("offPath.reason")).isEqualTo("The till is broken");
            assertThat(status.getBoolean("offPath.expired")).isFalse();
        }
    }

    @Test
    void going_back_to_what_was_verified_meanwhile_is_on_the_path() {
        try (TestService service = TestService.create("op-late")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(offPath("op-late", "The till is broken", "7d"));
            succeeded(deploy("op-late", "staging", "1"));
            succeeded(deploy("op-late", "staging", "2"));
            succeeded(deploy("op-late", "guarded-dev", "2"));
            succeeded(rollback("op-late", "staging"));

            // When
            succeeded(rollback("op-late", "guarded-dev"));

            // Then
            assertThat(status("op-late", "guarded-dev").getString("version")).isEqualTo("1");
            assertThat(status("op-late", "guarded-dev").getString("offPath")).isNull();
        }
    }

    @Test
    void who_approves_it_is_told_why_and_for_how_long_and_both_stand() {
        try (TestService service = TestService.create("op-approved")) {
            // Given
            service.good("v1");

            // When
            Response held = post(
                    "/api/deployments",
                    body("op-approved", "1", "The till is broken", "7d", Map.of("askApproval", true)));

            // Then
            String id = held.jsonPath().getString("subject").substring("deployment/".length());
            as("ada")
                    .get("/api/approvals?environment=guarded-dev")
                    .then()
                    .body("items[0].why", containsString("not verified in staging"))
                    .body("items[0].why", containsString("off the path until 20"))
                    .body("items[0].why", containsString("The till is broken"))
                    .body("items[0].offPath.reason", equalTo("The till is broken"));
            as("bob")
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post("/api/approvals/" + id + "/approve")
                    .then()
                    .statusCode(200);
            succeeded(held);
            assertThat(status("op-approved", "guarded-dev").getString("offPath.reason"))
                    .isEqualTo("The till is broken");
        }
    }

    @Test
    void it_is_kept_while_its_version_waits_in_line_and_not_told_once_another_serves() throws SQLException {
        try (TestService service = TestService.create("op-line")) {
            // Given
            service.good("v1");
            service.silent("v2");
            service.good("v3");
            succeeded(deploy("op-line", "staging", "3"));
            Response running = post("/api/deployments", body("op-line", "2", "At once", "7d", Map.of()));
            reached(running, "starting");

            // When
            Response waiting = post("/api/deployments", body("op-line", "1", "Till", "7d", Map.of("queue", true)));
            String id = reached(waiting, "queued");
            cancel("ada", "op-line", "guarded-dev");
            succeeded(waiting);
            assertThat(status("op-line", "guarded-dev").getString("offPath.reason"))
                    .isEqualTo("Till");
            succeeded(deploy("op-line", "guarded-dev", "3"));
            endsNow(id);

            // Then
            String marker = succeeded(offPath("op-line", "Again", "1s")).getString("result.deployment");
            await().atMost(SOON)
                    .until(() -> eventsOf(marker).stream().anyMatch(OffPathDeployExpired.class::isInstance));
            assertThat(eventsOf(id)).noneMatch(OffPathDeployExpired.class::isInstance);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A reason, , /offPathExpires",
        "A reason, soon, /offPathExpires",
        "A reason, 0s, /offPathExpires",
        "A reason, 31d, /offPathExpires",
        ", 7d, /offPath",
        "' ', 7d, /offPath"
    })
    void half_of_it_or_nonsense_is_refused(@Nullable String reason, @Nullable String expires, String pointer) {
        try (TestService service = TestService.create("op-wrong-" + Math.abs((reason + expires).hashCode()))) {
            // Given
            service.good("v1");

            // When
            Response refused = offPath(service.name(), reason, expires);

            // Then
            refused.then().statusCode(400).body("errors.pointer", hasItem(pointer));
        }
    }

    private static void endsNow(String deployment) throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var update = connection.prepareStatement("update deployment set off_path_until = now() where id = ?")) {
            update.setString(1, deployment);
            update.executeUpdate();
        }
    }

    private static Response offPath(String service, @Nullable String reason, @Nullable String expires) {
        return post("/api/deployments", body(service, "1", reason, expires, Map.of()));
    }

    private static Map<String, Object> body(
            String service,
            String version,
            @Nullable String reason,
            @Nullable String expires,
            Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("service", service, "environment", "guarded-dev", "version", version));
        body.put("offPath", reason);
        body.put("offPathExpires", expires);
        return body;
    }
}
