package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.post;
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
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RollbackIT {

    @Test
    void rollback_brings_the_last_good_version_back_and_then_there_is_none_left() {
        try (TestService service = TestService.create("undone")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("undone", "production", "1"));
            rollback("undone", "production").then().statusCode(409).body("title", equalTo("No good version"));
            String bad = succeeded(deploy("undone", "production", "2")).getString("result.deployment");

            // When
            JsonPath operation = succeeded(rollback("undone", "production"));

            // Then
            assertThat(operation.getString("kind")).isEqualTo("deployment.rollback");
            assertThat(operation.getString("result.version")).isEqualTo("1");
            assertThat(RolloutIT.answer("production", "undone")).isEqualTo("v1");
            as("ada").get("/api/deployments/" + bad).then().body("status", equalTo("rolled-back"));
            String id = operation.getString("result.deployment");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(eventsOf(bad)).last().isInstanceOfSatisfying(DeployRolledBack.class, event -> {
                    assertThat(event.toVersion()).isEqualTo("1");
                    assertThat(event.rollbackDeployment()).isEqualTo(id);
                    assertThat(event.automatic()).isFalse();
                });
                assertThat(eventsOf(id))
                        .last()
                        .isInstanceOfSatisfying(
                                DeploySucceeded.class,
                                event -> assertThat(event.kind()).isEqualTo(DeploymentKind.ROLLBACK));
            });
            rollback("undone", "production").then().statusCode(409).body("title", equalTo("No good version"));
            assertThat(status("undone", "production").getString("version")).isEqualTo("1");
        }
    }

    @Test
    void rollback_to_a_version_that_never_ran_there_is_refused() {
        try (TestService service = TestService.create("named")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("named", "staging", "1"));
            Map<String, String> to2 = Map.of("service", "named", "environment", "staging", "to", "2");
            Map<String, String> to1 = Map.of("service", "named", "environment", "staging", "to", "v1");
            post("/api/deployments/rollback", to2)
                    .then()
                    .statusCode(404)
                    .body("next", containsString("platform deploy"));
            post("/api/deployments/rollback", to1).then().statusCode(409).body("title", equalTo("Runs already"));
            succeeded(deploy("named", "staging", "2"));
            post("/api/deployments/rollback", Map.of("service", "named", "environment", "staging", "to", "9"))
                    .then()
                    .statusCode(404)
                    .body("suggestions", hasItem("1"));

            // When
            JsonPath operation = succeeded(post("/api/deployments/rollback", to1));

            // Then
            assertThat(operation.getString("result.version")).isEqualTo("1");
        }
    }

    @Test
    void rollback_where_nothing_runs_is_refused() {
        try (TestService service = TestService.create("absent")) {
            rollback(service.name(), "staging").then().statusCode(409).body("title", equalTo("Nothing to roll back"));
        }
    }
}
