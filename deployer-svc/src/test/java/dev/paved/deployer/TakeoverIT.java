package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.FakeRouter;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Patience;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the health of a new version to the end of the old one. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class TakeoverIT {

    private static final FakeRouter ROUTER = FakePlatform.router();

    @AfterEach
    void mendRouter() {
        ROUTER.refuse(false);
    }

    @Test
    void version_that_ends_at_its_first_request_gives_the_requests_back() {
        try (TestService service = TestService.create("fragile")) {
            // Given
            service.good("v1");
            service.endingAtFirstRequest("v2");
            String good = succeeded(deploy("fragile", "staging", "1")).getString("result.deployment");
            long pid = LeftOvers.of(good).getFirst().pid();
            ROUTER.afterNextChange("staging", "fragile", TakeoverIT::useOnce);

            // When
            JsonPath operation = ended(deploy("fragile", "staging", "2"));

            // Then
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason"))
                    .isEqualTo("The process of 2 ended with exit code 9 after it got requests. 1 serves again.");
            assertThat(operation.getList("error.log")).containsExactly("this is too much");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(RolloutIT.answer("staging", "fragile")).isEqualTo("v1");
            assertThat(LeftOvers.of(good)).extracting(ProcessHandle::pid).containsExactly(pid);
            assertThat(status("fragile", "staging").getString("version")).isEqualTo("1");
            String id = idOf(operation);
            await().atMost(SOON).untilAsserted(() -> {
                List<DeploymentEvent> events = eventsOf(id);
                assertThat(events.get(events.size() - 2))
                        .isInstanceOfSatisfying(
                                DeployFailed.class,
                                event -> assertThat(event.reachedUsers()).isTrue());
                assertThat(events.getLast()).isInstanceOfSatisfying(DeployRolledBack.class, event -> {
                    assertThat(event.toVersion()).isEqualTo("1");
                    assertThat(event.automatic()).isTrue();
                    assertThat(event.rollbackDeployment()).isNull();
                });
            });
            rollback("fragile", "staging").then().statusCode(409).body("title", equalTo("No good version"));
        }
    }

    @Test
    void version_that_gets_sick_from_requests_gives_them_back() {
        try (TestService service = TestService.create("delicate")) {
            // Given
            service.good("v1");
            service.sickFromFirstRequest("v2");
            succeeded(deploy("delicate", "staging", "1"));
            ROUTER.afterNextChange("staging", "delicate", TakeoverIT::useOnce);

            // When
            Response accepted = deploy("delicate", "staging", "2");
            Patience.runsOut("delicate", "shifted");
            JsonPath operation = ended(accepted);

            // Then
            assertThat(operation.getString("error.reason"))
                    .isEqualTo("2 answered 500 on /health after it got requests. 1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(RolloutIT.answer("staging", "delicate")).isEqualTo("v1");
        }
    }

    @Test
    void first_version_that_ends_at_its_first_request_is_started_again() {
        try (TestService service = TestService.create("pioneer")) {
            // Given
            service.endingAtFirstRequest("v1");
            ROUTER.afterNextChange("staging", "pioneer", TakeoverIT::useOnce);

            // When
            JsonPath operation = succeeded(deploy("pioneer", "staging", "1"));

            // Then
            String id = operation.getString("result.deployment");
            await().atMost(SOON).until(() -> LeftOvers.of(id).size() == 1);
            await().atMost(SOON)
                    .until(() -> "healthy".equals(status("pioneer", "staging").getString("health")));
        }
    }

    @Test
    void version_that_requests_may_go_to_lives_until_they_have_left_it() {
        try (TestService service = TestService.create("limbo")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("limbo", "staging", "1"));
            ROUTER.afterNextChange("staging", "limbo", port -> ROUTER.refuse(true));

            // When
            Response accepted = deploy("limbo", "staging", "2");
            await().atMost(SOON).until(() -> ROUTER.refusalsOf("staging", "limbo") > 0);
            Patience.runsOut("limbo", "healthy");
            JsonPath operation = ended(accepted);

            // Then
            String id = idOf(operation);
            assertThat(operation.getString("error.reason")).contains("The router did not take the new version in time");
            long refusals = ROUTER.refusalsOf("staging", "limbo");
            await().atMost(SOON).until(() -> ROUTER.refusalsOf("staging", "limbo") > refusals + 2);
            assertThat(RolloutIT.answer("staging", "limbo")).isEqualTo("v2");
            ROUTER.refuse(false);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(RolloutIT.answer("staging", "limbo")).isEqualTo("v1"));
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(
                                    DeployFailed.class,
                                    event -> assertThat(event.reachedUsers()).isTrue()));
        }
    }

    @Test
    void version_that_the_router_took_without_telling_has_taken_over() {
        try (TestService service = TestService.create("secret")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("secret", "staging", "1"));
            ROUTER.afterNextChange("staging", "secret", port -> ROUTER.refuse(true));

            // When
            Response accepted = deploy("secret", "staging", "2");

            // Then
            await().atMost(SOON).until(() -> ROUTER.refusalsOf("staging", "secret") > 0);
            JsonPath meanwhile = status("secret", "staging");
            ROUTER.refuse(false);
            String id = succeeded(accepted).getString("result.deployment");
            assertThat(RolloutIT.answer("staging", "secret")).isEqualTo("v2");
            assertThat(meanwhile.getString("version")).isEqualTo("1");
            assertThat(meanwhile.getString("inProgress.deployment")).isEqualTo(id);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id)).last().isInstanceOf(DeploySucceeded.class));
        }
    }

    /** What a user does; nobody answers. */
    private static void useOnce(int port) {
        assertThatThrownBy(() -> RestAssured.get("http://127.0.0.1:" + port + "/"))
                .isInstanceOf(IOException.class);
    }

    private static String idOf(JsonPath operation) {
        return operation.getString("subject").substring("deployment/".length());
    }
}
