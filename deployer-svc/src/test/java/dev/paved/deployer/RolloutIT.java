package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Patience;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RolloutIT {

    @Test
    void first_version_runs_and_is_told_of() {
        try (TestService service = TestService.create("first")) {
            // Given
            String commit = service.good("v0.1.0");

            // When
            JsonPath operation = succeeded(deploy("first", "production", "0.1.0"));

            // Then
            assertThat(operation.getString("kind")).isEqualTo("deployment.deploy");
            assertThat(operation.getList("steps.name")).isEqualTo(List.of("prepare", "start", "route", "shift"));
            assertThat(operation.getString("result.commit")).isEqualTo(commit);
            assertThat(operation.getString("result.url")).endsWith("/apps/production/first/");
            assertThat(answer("production", "first")).isEqualTo("v0.1.0");
            JsonPath status = status("first", "production");
            assertThat(status.getString("version")).isEqualTo("0.1.0");
            assertThat(status.getString("deployedBy")).isEqualTo("ada");
            await().atMost(SOON)
                    .until(() -> "healthy".equals(status("first", "production").getString("health")));
            String id = operation.getString("result.deployment");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .extracting(Object::getClass)
                            .isEqualTo(List.of(
                                    DeployRequested.class,
                                    DeployStarted.class,
                                    DeployProgressed.class,
                                    DeployProgressed.class,
                                    DeployProgressed.class,
                                    DeployProgressed.class,
                                    DeploySucceeded.class)));
            assertThat(eventsOf(id).getLast()).isInstanceOfSatisfying(DeploySucceeded.class, event -> {
                assertThat(event.kind()).isEqualTo(DeploymentKind.PLANNED);
                assertThat(event.environmentType()).isEqualTo(EnvironmentType.PRODUCTION);
                assertThat(event.previousVersion()).isNull();
                assertThat(event.commit()).isEqualTo(commit);
            });
        }
    }

    @Test
    void second_version_replaces_the_first_which_ends_after_the_shift() {
        try (TestService service = TestService.create("second")) {
            // Given
            service.good("v1");
            String first = succeeded(deploy("second", "staging", "v1")).getString("result.deployment");
            String commit = service.good("v2");

            // When
            JsonPath operation = succeeded(deploy("second", "staging", commit.substring(0, 8)));

            // Then
            assertThat(operation.getString("result.version")).isEqualTo(commit.substring(0, 12));
            assertThat(answer("staging", "second")).isEqualTo("v2");
            assertThat(LeftOvers.of(first)).isEmpty();
            String id = operation.getString("result.deployment");
            assertThat(LeftOvers.of(id)).hasSize(1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(
                                    DeploySucceeded.class,
                                    event -> assertThat(event.previousVersion()).isEqualTo("1")));
        }
    }

    @Test
    void never_healthy_version_fails_with_its_log_and_the_old_one_stays() {
        try (TestService service = TestService.create("sick")) {
            // Given
            service.good("v1");
            succeeded(deploy("sick", "staging", "v1"));
            String commit = service.sick("v2");

            // When
            JsonPath operation = ended(deploy("sick", "staging", "v2"));

            // Then
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason"))
                    .contains("2 was not healthy within", "answered 500 on /health");
            assertThat(operation.getList("error.log")).contains("version sick listens");
            assertThat(answer("staging", "sick")).isEqualTo("v1");
            assertThat(FakePlatform.router().changesOf("staging", "sick")).isEqualTo(1);
            String id = operation.getString("subject").substring("deployment/".length());
            assertThat(LeftOvers.of(id)).isEmpty();
            assertThat(status("sick", "staging").getString("lastFailure.deployment"))
                    .isEqualTo(id);
            await().atMost(SOON).until(() -> Files.notExists(checkout("sick", commit)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(DeployFailed.class, event -> {
                                assertThat(event.reachedUsers()).isFalse();
                                assertThat(event.log()).contains("version sick listens");
                            }));
        }
    }

    @Test
    void version_that_crashes_on_start_fails_at_once_with_its_exit_code() {
        try (TestService service = TestService.create("crashing")) {
            // Given
            service.crashing("v1");

            // When
            JsonPath operation = ended(deploy("crashing", "staging", "v1"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .isEqualTo("The process of 1 ended with exit code 3 before it was healthy.");
            assertThat(operation.getList("error.log")).containsExactly("cannot find the answer");
            assertThat(FakePlatform.router().portOf("staging", "crashing")).isEmpty();
            assertThat(status("crashing", "staging").getString("health")).isEqualTo("none");
        }
    }

    @Test
    void version_that_can_not_be_built_fails_with_the_build_log() {
        try (TestService service = TestService.create("unbuildable")) {
            // Given
            service.commit("v1", java.util.Map.of("platform.yaml", """
                    run: ['true']
                    build: [sh, -c, 'echo no compiler here; exit 7']
                    """));

            // When
            JsonPath operation = ended(deploy("unbuildable", "staging", "v1"));

            // Then
            assertThat(operation.getString("error.reason")).contains("failed: it ended with exit code 7");
            assertThat(operation.getList("error.log")).containsExactly("no compiler here");
        }
    }

    @Test
    void router_that_does_not_take_the_route_fails_the_rollout_and_the_old_version_stays() {
        try (TestService service = TestService.create("unroutable")) {
            // Given
            service.good("v1");
            succeeded(deploy("unroutable", "staging", "v1"));
            service.good("v2");

            // When
            FakePlatform.router().refuse(true);
            JsonPath operation;
            try {
                Response accepted = deploy("unroutable", "staging", "v2");
                Patience.runsOut("unroutable", "healthy");
                operation = ended(accepted);
            } finally {
                FakePlatform.router().refuse(false);
            }

            // Then
            assertThat(operation.getString("error.reason")).contains("The router did not take the new version in time");
            assertThat(answer("staging", "unroutable")).isEqualTo("v1");
            String id = operation.getString("subject").substring("deployment/".length());
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            assertThat(status("unroutable", "staging").getString("version")).isEqualTo("1");
        }
    }

    static String answer(String environment, String service) {
        int port = FakePlatform.router().portOf(environment, service).orElseThrow();
        return RestAssured.get("http://127.0.0.1:" + port + "/").asString();
    }

    private static Path checkout(String service, String commit) {
        return StackResource.home()
                .resolve("deployments/checkouts")
                .resolve(service)
                .resolve(commit);
    }
}
