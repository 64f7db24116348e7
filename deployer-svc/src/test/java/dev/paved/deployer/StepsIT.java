package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.resume;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Versions that take over step by step. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class StepsIT {

    private static final String CANARY =
            "{strategy: canary, steps: [{weight: 20}, {pause: 1s}, {weight: 60}, {pause: {}}]}";
    private static final String HELD = "{strategy: canary, steps: [{weight: 50}, {pause: {}}]}";

    @Test
    void share_grows_until_somebody_resumes_it_and_no_request_is_lost() {
        try (TestService service = TestService.create("st-grows")) {
            // Given
            service.good("v1", CANARY);
            String first = succeeded(deploy("st-grows", "staging", "1")).getString("result.deployment");
            service.good("v2", CANARY);
            Load load = Load.on("staging", "st-grows");

            // When
            Response accepted = deploy("st-grows", "staging", "2");
            String why = held("st-grows", "staging", 4);
            assertThat(FakePlatform.router().weightsOf("staging", "st-grows").values())
                    .containsExactly(40, 60);
            assertThat(status("st-grows", "staging").getInt("inProgress.progress.weight"))
                    .isEqualTo(60);
            assertThat(status("st-grows", "staging").getString("version")).isEqualTo("1");
            int before = load.answersOf("v2");
            await().atMost(SOON).until(() -> load.answersOf("v2") > before && load.answersOf("v1") > 0);
            resume("bob", "st-grows", "staging").then().statusCode(200).body("version", equalTo("2"));
            JsonPath operation = ended(accepted);

            // Then
            assertThat(why).contains("resumes it");
            assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
            assertThat(operation.getList("steps.name"))
                    .isEqualTo(List.of("prepare", "start", "step-1", "step-2", "step-3", "step-4", "route", "shift"));
            assertThat(load.lost()).isEmpty();
            assertThat(FakePlatform.router().weightsOf("staging", "st-grows").values())
                    .containsExactly(100);
            assertThat(RolloutIT.answer("staging", "st-grows")).isEqualTo("v2");
            assertThat(LeftOvers.of(first)).isEmpty();
            String id = operation.getString("result.deployment");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .filteredOn(DeployProgressed.class::isInstance)
                            .extracting(event -> ((DeployProgressed) event).weight())
                            .containsSubsequence(20, 60, 100));
        }
    }

    @Test
    void first_version_and_rollbacks_take_no_steps() {
        try (TestService service = TestService.create("st-direct")) {
            // Given
            service.good("v1", HELD);
            JsonPath first = succeeded(deploy("st-direct", "staging", "1"));
            service.good("v2", "{strategy: rolling}");
            succeeded(deploy("st-direct", "staging", "2"));
            Load load = Load.on("staging", "st-direct");

            // When
            JsonPath back = succeeded(rollback("st-direct", "staging"));

            // Then
            assertThat(first.getList("steps.name")).isEqualTo(List.of("prepare", "start", "route", "shift"));
            assertThat(back.getList("steps.name")).isEqualTo(List.of("prepare", "start", "route", "shift"));
            assertThat(load.lost()).isEmpty();
        }
    }

    @Test
    void cancelled_steps_give_all_requests_back_first() {
        try (TestService service = TestService.create("st-cancelled")) {
            // Given
            service.good("v1");
            succeeded(deploy("st-cancelled", "staging", "1"));
            service.good("v2", HELD);
            Load load = Load.on("staging", "st-cancelled");
            Response accepted = deploy("st-cancelled", "staging", "2");
            held("st-cancelled", "staging", 2);

            // When
            cancel("bob", "st-cancelled", "staging").then().statusCode(202);
            JsonPath operation = ended(accepted);

            // Then
            assertThat(operation.getString("result.cancelledBy")).isEqualTo("bob");
            assertThat(operation.getString("error.reason")).isEqualTo("Cancelled by bob. 1 serves again.");
            assertThat(FakePlatform.router().weightsOf("staging", "st-cancelled"))
                    .hasSize(1);
            String id = operation.getString("subject").substring("deployment/".length());
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            assertThat(load.lost()).isEmpty();
            assertThat(RolloutIT.answer("staging", "st-cancelled")).isEqualTo("v1");
            assertThat(FakePlatform.router().portOf("staging", "st-cancelled")).isPresent();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .filteredOn(DeployFailed.class::isInstance)
                            .allSatisfy(event -> assertThat(((DeployFailed) event).reachedUsers())
                                    .isTrue())
                            .hasSize(1));
        }
    }

    @Test
    void version_that_gets_ill_with_its_share_is_undone() {
        try (TestService service = TestService.create("st-ill")) {
            // Given
            service.good("v1");
            succeeded(deploy("st-ill", "staging", "1"));
            service.sickFromFirstRequest("v2", HELD);
            Response accepted = deploy("st-ill", "staging", "2");
            reached(accepted, "stepping");
            held("st-ill", "staging", 2);

            // When
            JsonPath operation;
            try (Load load = Load.on("staging", "st-ill")) {
                operation = ended(accepted);
                assertThat(load.answersOf("v1")).isPositive();
            }

            // Then
            assertThat(operation.getString("error.reason")).contains("answered 500 on /health", "1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            String id = operation.getString("subject").substring("deployment/".length());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id)).last().isInstanceOf(DeployRolledBack.class));
        }
    }

    @Test
    void version_that_ends_with_its_share_is_undone_at_once() {
        try (TestService service = TestService.create("st-ends")) {
            // Given
            service.good("v1");
            succeeded(deploy("st-ends", "staging", "1"));
            service.good("v2", HELD);
            Response accepted = deploy("st-ends", "staging", "2");
            held("st-ends", "staging", 2);
            String id = accepted.jsonPath().getString("subject").substring("deployment/".length());

            // When
            LeftOvers.of(id).forEach(ProcessHandle::destroyForcibly);
            JsonPath operation = ended(accepted);

            // Then
            assertThat(operation.getString("error.reason"))
                    .contains("The process of 2 was ended by signal 9 after it got requests.", "1 serves again.");
            assertThat(RolloutIT.answer("staging", "st-ends")).isEqualTo("v1");
        }
    }

    @Test
    void serving_version_that_ends_meanwhile_is_started_again_and_the_rollout_goes_on() {
        try (TestService service = TestService.create("st-revived")) {
            // Given
            service.good("v1");
            String first = succeeded(deploy("st-revived", "staging", "1")).getString("result.deployment");
            service.good("v2", HELD);
            Response accepted = deploy("st-revived", "staging", "2");
            held("st-revived", "staging", 2);

            // When
            LeftOvers.of(first).forEach(ProcessHandle::destroyForcibly);
            await().atMost(SOON).until(() -> LeftOvers.of(first).isEmpty());
            await().atMost(SOON)
                    .until(() -> LeftOvers.of(first).size() == 1
                            && "healthy".equals(status("st-revived", "staging").getString("health")));
            resume("bob", "st-revived", "staging").then().statusCode(200);

            // Then
            assertThat(ended(accepted).getString("status")).isEqualTo("succeeded");
            assertThat(RolloutIT.answer("staging", "st-revived")).isEqualTo("v2");
        }
    }

    @Test
    void nothing_that_waits_is_said() {
        try (TestService service = TestService.create("st-nothing")) {
            service.good("v1");
            succeeded(deploy("st-nothing", "staging", "1"));

            resume("bob", "st-nothing", "staging")
                    .then()
                    .statusCode(409)
                    .body("title", equalTo("Nothing to resume"))
                    .body("detail", containsString("No rollout of st-nothing"));
        }
    }

    @Test
    void wrong_declaration_fails_the_rollout_before_anything_starts() {
        try (TestService service = TestService.create("st-wrong")) {
            service.good("v1", "{strategy: canary, steps: []}");

            JsonPath operation = ended(deploy("st-wrong", "staging", "1"));

            assertThat(operation.getString("error.reason"))
                    .isEqualTo("platform.yaml: `deploy.steps` must be a list of 1 to 30 steps, for example"
                            + " `steps: [{weight: 10}, {pause: 5m}]`.");
        }
    }
}
