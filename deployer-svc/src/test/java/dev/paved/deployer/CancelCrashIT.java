package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
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
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, while it cancels a rollout. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class CancelCrashIT {

    private static final String BEFORE_ANSWER = "after-commit";

    private static final BiConsumer<TestService, String> GOOD = TestService::good;

    /** Longer than a deployer takes to start: so long, a version that was replaced can serve again. */
    private static final String DRAIN = "5m";

    /** What is rolled out, the phase in which it is cancelled, and where the deployer dies then. */
    private record Death(String phase, String point, BiConsumer<TestService, String> version) {}

    private static final List<Death> DEATHS = List.of(
            new Death("shifted", BEFORE_ANSWER, GOOD),
            new Death("preparing", BEFORE_ANSWER, TestService::building),
            new Death("starting", BEFORE_ANSWER, TestService::silent),
            new Death("healthy", BEFORE_ANSWER, GOOD),
            new Death("preparing", "after-give-up", TestService::building),
            new Death("starting", "after-give-up", TestService::silent),
            new Death("healthy", "after-give-up", GOOD),
            new Death("shifted", "after-return", GOOD),
            new Death("shifted", "after-route", GOOD));

    @Test
    void death_while_cancelling_leaves_what_served_before() throws IOException, SQLException {
        try (TestService service = TestService.create("waverer");
                DeployerProcess deployer =
                        DeployerProcess.begin(StackResource.home().resolve("cancel-crash-home"), DRAIN)) {
            service.good("v0");
            List<String> ids = new ArrayList<>();
            ids.add(deployer.ended(deploy(deployer, "v0")).getString("result.deployment"));
            try {
                for (Death death : DEATHS) {
                    ids.add(cancelled(death, "v" + ids.size(), service, deployer, ids.getFirst()));
                }
            } finally {
                ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static String cancelled(
            Death death, String tag, TestService service, DeployerProcess deployer, String first)
            throws IOException, SQLException {
        // Given
        death.version().accept(service, tag);
        FakePlatform.router().refuse(death.phase().equals("healthy"));
        Response accepted = deploy(deployer, tag);
        String id = accepted.jsonPath().getString("subject").substring("deployment/".length());
        await().atMost(SOON)
                .until(
                        () -> as("ada")
                                .get(deployer.at("/api/deployments/" + id))
                                .jsonPath()
                                .getString("phase"),
                        death.phase()::equals);

        // When
        deployer.dieAt(death.point());
        if (death.point().equals(BEFORE_ANSWER)) {
            assertThatThrownBy(() -> cancel(deployer)).isInstanceOf(IOException.class);
        } else {
            assertThat(cancel(deployer).statusCode()).isEqualTo(202);
        }
        deployer.awaitDeath();
        FakePlatform.router().refuse(false);
        deployer.start();

        // Then
        JsonPath ended = deployer.ended(accepted);
        assertThat(ended.getString("result.cancelledBy"))
                .as(death + ended.prettify())
                .isEqualTo("bob");
        if (death.version() != GOOD) {
            assertThat(LeftOvers.of(id)).as(death.toString()).isEmpty();
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(RolloutIT.answer("production", "waverer"))
                        .as(death.toString())
                        .isEqualTo("v0"));
        assertThat(LeftOvers.of(first)).as(death.toString()).hasSize(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eventsOf(id))
                        .as(death.toString())
                        .filteredOn(DeployFailed.class::isInstance)
                        .hasSize(1));
        return id;
    }

    private static Response deploy(DeployerProcess deployer, String tag) {
        return post(
                deployer,
                "/api/deployments",
                Map.of("service", "waverer", "environment", "production", "version", tag));
    }

    private static Response cancel(DeployerProcess deployer) {
        return as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "waverer", "environment", "production"))
                .post(deployer.at("/api/deployments/cancel"));
    }

    private static Response post(DeployerProcess deployer, String path, Object body) {
        return as("ada").contentType(ContentType.JSON).body(body).post(deployer.at(path));
    }
}
