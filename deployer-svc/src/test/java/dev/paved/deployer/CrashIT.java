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
import dev.paved.events.DeploymentEvent.DeploySucceeded;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, at one point of a rollout after the other. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class CrashIT {

    private static final String BEFORE_ANSWER = "after-commit";

    /** Where it dies, and whether it comes back only after the time for what it was doing is over. */
    private record Death(String point, boolean lasts) {

        static Death brief(String point) {
            return new Death(point, false);
        }

        static Death lasting(String point) {
            return new Death(point, true);
        }
    }

    @Test
    void death_at_any_point_leads_to_one_instance_and_one_success() throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        try (TestService service = TestService.create("survivor");
                DeployerProcess deployer =
                        DeployerProcess.begin(StackResource.home().resolve("crash-home"))) {
            for (Death death : List.of(
                    Death.brief(BEFORE_ANSWER),
                    Death.lasting("before-go"),
                    Death.brief("variables-given"),
                    Death.brief("after-go"),
                    Death.brief("after-route"),
                    Death.brief("after-stop"),
                    Death.lasting("after-route"))) {
                // Given
                String tag = "v" + (ids.size() + 1);
                service.good(tag);
                deployer.dieAt(death.point());

                // When
                String operation = deployThrough(death, deployer, tag);

                // Then
                JsonPath ended = ended(deployer, operation);
                assertThat(ended.getString("status"))
                        .as(death + ": " + ended.prettify())
                        .isEqualTo("succeeded");
                String id = ended.getString("result.deployment");
                assertThat(LeftOvers.of(id)).as(death.toString()).hasSize(1);
                assertThat(ids)
                        .as(death.toString())
                        .allSatisfy(old -> assertThat(LeftOvers.of(old)).isEmpty());
                assertThat(RolloutIT.answer("production", "survivor")).isEqualTo(tag);
                ids.add(id);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ids)
                            .allSatisfy(id -> assertThat(eventsOf(id))
                                    .filteredOn(DeploySucceeded.class::isInstance)
                                    .hasSize(1)));
        } finally {
            ids.stream().flatMap(id -> LeftOvers.of(id).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The Location of the operation. */
    private static String deployThrough(Death death, DeployerProcess deployer, String tag)
            throws IOException, SQLException {
        Optional<String> location = Optional.empty();
        if (death.point().equals(BEFORE_ANSWER)) {
            assertThatThrownBy(() -> post(deployer, tag)).isInstanceOf(IOException.class);
        } else {
            location = Optional.of(post(deployer, tag).header("Location"));
        }
        deployer.awaitDeath();
        if (death.lasts()) {
            deployer.letTimePass();
        }
        deployer.start();
        Response again = post(deployer, tag);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(location.orElse(again.header("Location")));
        return again.header("Location");
    }

    private static Response post(DeployerProcess deployer, String tag) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "survive-" + tag)
                .body(Map.of("service", "survivor", "environment", "production", "version", tag))
                .post(deployer.at("/api/deployments"));
    }

    private static JsonPath ended(DeployerProcess deployer, String operation) {
        String url = deployer.at(path(operation));
        await().atMost(SOON)
                .until(
                        () -> as("ada").get(url).jsonPath().getString("status"),
                        status -> status.equals("succeeded") || status.equals("failed"));
        return as("ada").get(url).jsonPath();
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/api/"));
    }
}
