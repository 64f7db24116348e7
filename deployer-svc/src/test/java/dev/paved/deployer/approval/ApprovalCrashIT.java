package dev.paved.deployer.approval;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The built deployer, with a policy that asks for approvals, dies between an approval and what it lets begin. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class ApprovalCrashIT {

    private static final Map<String, String> POLICY = Map.of("PAVED_DEPLOYER_GATES_PRODUCTION_APPROVAL", "true");

    @Test
    void death_between_approval_and_beginning_leads_to_one_rollout() throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        try (TestService service = TestService.create("approval-mortal");
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_approval", StackResource.home().resolve("approval-home"), POLICY)) {
            for (String point : List.of("after-commit", "before-begin", "after-begin")) {
                // Given
                String tag = "v" + (ids.size() + 1);
                service.good(tag);
                Response held = as("ada")
                        .contentType(ContentType.JSON)
                        .body(Map.of("service", "approval-mortal", "environment", "production", "version", tag))
                        .post(deployer.at("/api/deployments"));
                assertThat(held.jsonPath().getString("kind"))
                        .as(held.asString())
                        .isEqualTo("deployment.deploy");
                String id = held.jsonPath().getString("subject").substring("deployment/".length());
                ids.add(id);
                deployer.dieAt(point);

                // When
                approve(deployer, id, point);
                deployer.awaitDeath();
                deployer.start();
                Response again = post(deployer, id);

                // Then
                assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
                String operation =
                        deployer.at("/api/operations/" + held.jsonPath().getString("id"));
                await().atMost(SOON)
                        .until(() -> as("ada").get(operation).jsonPath().getString("status"), "succeeded"::equals);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(eventsOf(id))
                                .filteredOn(e -> e instanceof DeployRequested
                                        || e instanceof DeployApproved
                                        || e instanceof DeployStarted)
                                .extracting(Object::getClass)
                                .containsExactly(
                                        (Class) DeployRequested.class, DeployApproved.class, DeployStarted.class));
                assertThat(LeftOvers.of(id)).hasSize(1);
            }
        } finally {
            ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void approve(DeployerProcess deployer, String id, String point) {
        if (point.equals("after-commit")) {
            assertThatThrownBy(() -> post(deployer, id)).isInstanceOf(IOException.class);
        } else {
            // It may die before or after it answers.
            try {
                post(deployer, id);
            } catch (Exception died) {
                assertThat(died).isInstanceOf(IOException.class);
            }
        }
    }

    private static Response post(DeployerProcess deployer, String id) {
        return as("bob")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", id)
                .body("{}")
                .post(deployer.at("/api/approvals/" + id + "/approve"));
    }

    /** Whoever dies between publishing an event and noting that publishes it once more, with the same id. */
    private static List<DeploymentEvent> eventsOf(String id) {
        Map<UUID, DeploymentEvent> events = new LinkedHashMap<>();
        Stream.events().forEach(envelope -> {
            if (envelope.event() instanceof DeploymentEvent event
                    && event.deployment().equals(id)) {
                events.put(envelope.id(), event);
            }
        });
        return List.copyOf(events.values());
    }
}
