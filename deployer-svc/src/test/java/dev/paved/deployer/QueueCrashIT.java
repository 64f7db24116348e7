package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, in the moment in which a deployment's turn comes. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class QueueCrashIT {

    @Test
    void death_when_its_turn_comes_lets_it_begin_once() throws IOException, SQLException {
        try (TestService service = TestService.create("undaunted");
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_queue", StackResource.home().resolve("queue-crash-home"), Map.of())) {
            List<String> ids = new ArrayList<>();
            int tag = 1;
            for (String point : List.of("before-leave", "after-leave")) {
                // Given
                service.silent("v" + tag);
                service.good("v" + (tag + 1));
                Response running = deploy(deployer, tag, false);
                awaitPhase(deployer, running, "starting");
                Response waiting = deploy(deployer, tag + 1, true);
                String id = awaitPhase(deployer, waiting, "queued");
                ids.add(id);

                // When
                deployer.dieAt(point);
                post(deployer, "/api/deployments/cancel", Map.of("service", "undaunted", "environment", "production"));
                deployer.awaitDeath();
                deployer.start();

                // Then
                JsonPath operation = deployer.ended(waiting);
                assertThat(operation.getString("status"))
                        .as(operation.prettify())
                        .isEqualTo("succeeded");
                assertThat(RolloutIT.answer("production", "undaunted")).isEqualTo("v" + (tag + 1));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(eventsOf(id))
                                .filteredOn(DeployStarted.class::isInstance)
                                .hasSize(1));
                tag += 2;
            }
            ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void death_between_giving_up_and_rolling_back_ends_with_what_served() throws IOException, SQLException {
        try (TestService service = TestService.create("unmoved");
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_beside", StackResource.home().resolve("beside-crash-home"), Map.of())) {
            // Given
            List<String> ids = new ArrayList<>();
            service.good("v1");
            Response first = deploy(deployer, "unmoved", 1, false);
            ids.add(deployer.ended(first).getString("result.deployment"));
            int tag = 2;
            for (String point : List.of("after-give-up", "before-leave", "after-leave")) {
                service.silent("v" + tag);
                Response running = deploy(deployer, "unmoved", tag++, false);
                awaitPhase(deployer, running, "starting");

                // When
                deployer.dieAt(point);
                Response rollback = post(
                        deployer,
                        "/api/deployments/rollback",
                        Map.of("service", "unmoved", "environment", "production"));
                deployer.awaitDeath();
                deployer.start();

                // Then
                JsonPath operation = deployer.ended(rollback);
                assertThat(operation.getString("status"))
                        .as(point + operation.prettify())
                        .isEqualTo("succeeded");
                assertThat(deployer.ended(running).getString("result.cancelledBy"))
                        .as(point)
                        .isEqualTo("ada");
                assertThat(RolloutIT.answer("production", "unmoved")).as(point).isEqualTo("v1");
                String id = operation.getString("result.deployment");
                ids.add(id);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(eventsOf(id))
                                .as(point)
                                .filteredOn(DeployStarted.class::isInstance)
                                .hasSize(1));
            }
            ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Response deploy(DeployerProcess deployer, int tag, boolean queue) {
        return deploy(deployer, "undaunted", tag, queue);
    }

    private static Response deploy(DeployerProcess deployer, String service, int tag, boolean queue) {
        return post(
                deployer,
                "/api/deployments",
                Map.of("service", service, "environment", "production", "version", "v" + tag, "queue", queue));
    }

    private static Response post(DeployerProcess deployer, String path, Map<String, ?> body) {
        return as("ada").contentType(ContentType.JSON).body(body).post(deployer.at(path));
    }

    private static String awaitPhase(DeployerProcess deployer, Response accepted, String phase) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("subject").substring("deployment/".length());
        await().atMost(SOON)
                .until(
                        () -> as("ada")
                                .get(deployer.at("/api/deployments/" + id))
                                .jsonPath()
                                .getString("phase"),
                        phase::equals);
        return id;
    }
}
