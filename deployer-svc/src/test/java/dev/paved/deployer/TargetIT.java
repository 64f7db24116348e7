package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.deployer.testing.Elsewhere.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentType;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class TargetIT {

    @Test
    void instance_that_died_is_started_again_and_reached_again() {
        try (TestService service = TestService.create("mortal")) {
            // Given
            service.good("v1");
            String id = succeeded(deploy("mortal", "staging", "1")).getString("result.deployment");
            long before = LeftOvers.of(id).getFirst().pid();

            // When
            LeftOvers.of(id).forEach(ProcessHandle::destroyForcibly);

            // Then
            await().atMost(SOON).until(() -> LeftOvers.of(id).stream().anyMatch(p -> p.pid() != before));
            await().atMost(SOON)
                    .until(() -> "healthy".equals(status("mortal", "staging").getString("health")));
            assertThat(LeftOvers.of(id)).hasSize(1);
            assertThat(RolloutIT.answer("staging", "mortal")).isEqualTo("v1");
            assertThat(status("mortal", "staging").getLong("instances[0].pid"))
                    .isEqualTo(LeftOvers.of(id).getFirst().pid());
        }
    }

    @Test
    void instance_that_died_is_started_again_though_the_clock_was_set_back() throws SQLException {
        try (TestService service = TestService.create("timeless")) {
            // Given
            service.good("v1");
            String id = succeeded(deploy("timeless", "staging", "1")).getString("result.deployment");
            long before = LeftOvers.of(id).getFirst().pid();
            try (var connection = StackResource.postgres().connect("deployer");
                    var update = connection.createStatement()) {
                update.executeUpdate("update target set restarts = 3, retry_at = now() + interval '1 day'"
                        + " where service = 'timeless'");
            }

            // When
            LeftOvers.of(id).forEach(ProcessHandle::destroyForcibly);

            // Then
            await().atMost(SOON).until(() -> LeftOvers.of(id).stream().anyMatch(p -> p.pid() != before));
        }
    }

    @Test
    void route_that_the_router_lost_is_given_again() {
        try (TestService service = TestService.create("forgotten")) {
            // Given
            service.good("v1");
            succeeded(deploy("forgotten", "staging", "1"));

            // When
            FakePlatform.router().lose("staging", "forgotten");

            // Then
            await().atMost(SOON)
                    .until(() ->
                            FakePlatform.router().portOf("staging", "forgotten").isPresent());
        }
    }

    @Test
    void destroyed_environment_leaves_no_process_and_no_route() {
        try (TestService service = TestService.unknown("guest")) {
            // Given
            String commit = service.good("v1");
            happened("environment/pr-7", 1, Instant.now(), new EnvironmentReady("pr-7", EnvironmentType.PREVIEW, null));
            happened(
                    "service/guest",
                    1,
                    Instant.now(),
                    new ServiceCreated(
                            "guest",
                            "api",
                            "java",
                            "ada",
                            "java-api",
                            "1",
                            service.repository().toString(),
                            "0.1.0",
                            commit));
            String id = succeeded(deploy("guest", "pr-7", "1")).getString("result.deployment");

            // When
            happened(
                    "environment/pr-7",
                    2,
                    Instant.now(),
                    new EnvironmentDestroyed("pr-7", EnvironmentType.PREVIEW, "closed"));

            // Then
            await().atMost(SOON).until(() -> LeftOvers.of(id).isEmpty());
            await().atMost(SOON)
                    .until(() -> FakePlatform.router().portOf("pr-7", "guest").isEmpty());
            await().atMost(SOON)
                    .until(() -> Objects.equals("none", status("guest", "pr-7").getString("health")));
            deploy("guest", "pr-7", "1").then().statusCode(404);
        }
    }

    @Test
    void environment_made_again_keeps_what_was_deployed_since_its_former_life() {
        try (TestService service = TestService.create("reborn")) {
            // Given
            service.good("v1");
            Instant end = Instant.now();
            happened("environment/pr-8", 1, end, new EnvironmentDestroyed("pr-8", EnvironmentType.PREVIEW, "closed"));
            FakePlatform.isReady("pr-8");
            String id = succeeded(deploy("reborn", "pr-8", "1")).getString("result.deployment");

            // When
            happened("environment/pr-8", 2, end, new EnvironmentDestroyed("pr-8", EnvironmentType.PREVIEW, "again"));

            // Then
            assertThat(status("reborn", "pr-8").getString("deployment")).isEqualTo(id);
        }
    }
}
