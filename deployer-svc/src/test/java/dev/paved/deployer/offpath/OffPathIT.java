package dev.paved.deployer.offpath;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.post;
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
import io.restassured.response.Response;
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

    private static Response offPath(String service, @Nullable String reason, @Nullable String expires) {
        Map<String, Object> body =
                new HashMap<>(Map.of("service", service, "environment", "guarded-dev", "version", "1"));
        body.put("offPath", reason);
        body.put("offPathExpires", expires);
        return post("/api/deployments", body);
    }
}
