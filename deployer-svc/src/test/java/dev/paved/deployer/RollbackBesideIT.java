package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.held;
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

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollback does not wait for the rollout that goes on: that is given up for it. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RollbackBesideIT {

    @Test
    void rollout_that_goes_on_is_given_up_for_what_it_was_to_replace() {
        try (TestService service = TestService.create("rb-starting")) {
            // Given
            service.good("v1");
            service.good("v2");
            service.silent("v3");
            succeeded(deploy("rb-starting", "staging", "1"));
            String served = succeeded(deploy("rb-starting", "staging", "2")).getString("result.deployment");
            Load load = Load.on("staging", "rb-starting");
            Response running = deploy("rb-starting", "staging", "3");
            reached(running, "starting");

            // When
            Response back = rollback("rb-starting", "staging");

            // Then
            JsonPath operation = succeeded(back);
            assertThat(operation.getString("result.version")).isEqualTo("2");
            assertThat(operation.getString("steps[0].message"))
                    .isEqualTo("Waiting until 3, which ada was rolling out, is given up");
            assertThat(ended(running).getString("result.cancelledBy")).isEqualTo("ada");
            JsonPath status = status("rb-starting", "staging");
            assertThat(status.getString("version")).isEqualTo("2");
            assertThat(status.getString("hold.by")).isEqualTo("ada");
            assertThat(status.getString("hold.undone")).isEqualTo("3");
            assertThat(load.lost()).isEmpty();
            assertThat(RolloutIT.answer("staging", "rb-starting")).isEqualTo("v2");
            String id = operation.getString("result.deployment");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .hasAtLeastOneElementOfType(DeployRequested.class)
                            .last()
                            .isInstanceOf(DeploySucceeded.class));
            assertThat(eventsOf(served)).noneMatch(DeployRolledBack.class::isInstance);
            as("ada").get("/api/deployments/" + served).then().body("status", equalTo("succeeded"));
            String givenUp = running.jsonPath().getString("subject").substring("deployment/".length());
            assertThat(eventsOf(givenUp))
                    .filteredOn(DeployFailed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void version_that_has_a_share_of_the_requests_gives_it_back() {
        try (TestService service = TestService.create("rb-stepping")) {
            // Given
            service.good("v1");
            service.good("v2", "{strategy: canary, steps: [{weight: 50}, {pause: {}}]}");
            succeeded(deploy("rb-stepping", "staging", "1"));
            Load load = Load.on("staging", "rb-stepping");
            Response running = deploy("rb-stepping", "staging", "2");
            held("rb-stepping", "staging", 2);

            // When
            succeeded(rollback("rb-stepping", "staging"));

            // Then
            assertThat(ended(running).getString("result.cancelledBy")).isEqualTo("ada");
            assertThat(load.lost()).isEmpty();
            assertThat(RolloutIT.answer("staging", "rb-stepping")).isEqualTo("v1");
        }
    }

    @Test
    void named_version_comes_instead() {
        try (TestService service = TestService.create("rb-named")) {
            // Given
            service.good("v1");
            service.good("v2");
            service.silent("v3");
            succeeded(deploy("rb-named", "staging", "1"));
            succeeded(deploy("rb-named", "staging", "2"));
            reached(deploy("rb-named", "staging", "3"), "starting");

            // When
            Response refused = post(
                    "/api/deployments/rollback", Map.of("service", "rb-named", "environment", "staging", "to", "3"));
            Response back = post(
                    "/api/deployments/rollback", Map.of("service", "rb-named", "environment", "staging", "to", "1"));

            // Then
            refused.then().statusCode(404);
            assertThat(succeeded(back).getString("result.version")).isEqualTo("1");
            assertThat(RolloutIT.answer("staging", "rb-named")).isEqualTo("v1");
        }
    }

    @Test
    void first_version_has_nothing_to_go_back_to() {
        try (TestService service = TestService.create("rb-first")) {
            // Given
            service.silent("v1");
            Response running = deploy("rb-first", "staging", "1");
            reached(running, "starting");

            // When
            rollback("rb-first", "staging")
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Rollout in progress"))
                    .body("detail", containsString("There is nothing to go back to instead"))
                    .body("next", equalTo("platform cancel rb-first --env staging"));

            // Then
            assertThat(status("rb-first", "staging").getString("inProgress.version"))
                    .isEqualTo("1");
            post("/api/deployments/cancel", Map.of("service", "rb-first", "environment", "staging"));
            ended(running);
        }
    }

    @Test
    void what_is_asked_for_after_the_rollback_waits_for_it() {
        try (TestService service = TestService.create("rb-line")) {
            // Given
            service.good("v1");
            service.silent("v2");
            service.good("v3");
            service.good("v4");
            succeeded(deploy("rb-line", "staging", "1"));
            reached(deploy("rb-line", "staging", "2"), "starting");
            Response before = queued("3");

            // When
            Response back = rollback("rb-line", "staging");
            Response after = queued("4");

            // Then
            assertThat(succeeded(back).getString("result.version")).isEqualTo("1");
            assertThat(ended(before).getString("status")).isEqualTo("failed");
            succeeded(after);
            assertThat(RolloutIT.answer("staging", "rb-line")).isEqualTo("v4");
        }
    }

    private static Response queued(String version) {
        return post(
                "/api/deployments",
                Map.of("service", "rb-line", "environment", "staging", "version", version, "queue", true));
    }
}
