package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Rollouts that someone cancels, in each of their phases. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class CancelIT {

    @Test
    void rollout_that_builds_is_given_up_with_its_build() {
        givenUp("halted", "preparing", TestService::building);
    }

    @Test
    void rollout_that_waits_for_health_is_given_up() {
        givenUp("stilled", "starting", TestService::silent);
    }

    @Test
    void rollout_that_waits_for_the_router_is_given_up() {
        try (TestService service = TestService.create("unwanted")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("unwanted", "staging", "1"));
            FakePlatform.router().refuse(true);
            JsonPath operation;
            String id;
            try {
                Response accepted = deploy("unwanted", "staging", "2");
                id = reached(accepted, "healthy");

                // When
                operation = ended(cancel("bob", "unwanted", "staging"));
            } finally {
                FakePlatform.router().refuse(false);
            }

            // Then
            assertCancelled(operation, "1");
            assertThat(RolloutIT.answer("staging", "unwanted")).isEqualTo("v1");
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
        }
    }

    @Test
    void rollout_that_serves_beside_the_old_version_goes_back() {
        try (TestService service = TestService.create("revoked")) {
            // Given
            service.good("v1");
            service.good("v2");
            String good = succeeded(deploy("revoked", "staging", "1")).getString("result.deployment");
            String id = reached(deploy("revoked", "staging", "2"), "shifted");

            // When
            JsonPath operation = ended(cancel("bob", "revoked", "staging"));

            // Then
            assertCancelled(operation, "1");
            assertThat(operation.getString("error.reason")).isEqualTo("Cancelled by bob. 1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isNull();
            assertThat(RolloutIT.answer("staging", "revoked")).isEqualTo("v1");
            assertThat(LeftOvers.of(good)).hasSize(1);
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(DeployRolledBack.class, event -> {
                                assertThat(event.toVersion()).isEqualTo("1");
                                assertThat(event.automatic()).isFalse();
                                assertThat(event.rollbackDeployment()).isNull();
                            }));
        }
    }

    @Test
    void what_is_over_can_not_be_cancelled() {
        try (TestService service = TestService.create("settled")) {
            service.good("v1");
            cancel("bob", "nobody", "staging").then().statusCode(404);
            cancel("bob", "settled", "staging")
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Nothing to cancel"))
                    .body("next", equalTo("platform history settled --env staging"));
            succeeded(deploy("settled", "staging", "1"));
            cancel("bob", "settled", "staging")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("that of 1 by ada is over"))
                    .body("detail", containsString("as succeeded"))
                    .body("next", equalTo("platform rollback settled --env staging"));
        }
    }

    private static void givenUp(String name, String phase, BiConsumer<TestService, String> second) {
        try (TestService service = TestService.create(name)) {
            // Given
            service.good("v1");
            second.accept(service, "v2");
            succeeded(deploy(name, "staging", "1"));
            Response accepted = deploy(name, "staging", "2");
            String id = reached(accepted, phase);

            // When
            Response cancelled = cancel("bob", name, "staging");

            // Then
            assertThat(cancelled.header("Location")).isEqualTo(accepted.header("Location"));
            JsonPath operation = ended(cancelled);
            assertCancelled(operation, "1");
            assertThat(operation.getString("error.reason")).isEqualTo("Cancelled by bob.");
            assertThat(operation.getList("steps.name")).last().isEqualTo("cancel");
            assertThat(LeftOvers.of(id)).isEmpty();
            assertThat(RolloutIT.answer("staging", name)).isEqualTo("v1");
            assertThat(status(name, "staging").getString("lastFailure.status")).isEqualTo("cancelled");
            assertThat(status(name, "staging").getString("inProgress")).isNull();
            as("ada")
                    .get("/api/deployments/" + id)
                    .then()
                    .body("status", equalTo("cancelled"))
                    .body("cancellation.by", equalTo("bob"));
            as("ada")
                    .get("/api/audit?limit=500")
                    .then()
                    .body(
                            "items.find { it.action == 'deployment.cancel' && it.target == 'service/" + name
                                    + "' }.actor",
                            equalTo("bob"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(DeployFailed.class, event -> {
                                assertThat(event.reason()).isEqualTo("Cancelled by bob.");
                                assertThat(event.reachedUsers()).isFalse();
                            }));
        }
    }

    private static void assertCancelled(JsonPath operation, String serving) {
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("failed");
        assertThat(operation.getString("result.cancelledBy")).isEqualTo("bob");
        assertThat(operation.getString("result.serving")).isEqualTo(serving);
    }
}
