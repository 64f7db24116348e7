package dev.paved.deployer.variables;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.LeftOvers;
import dev.paved.deployer.testing.Running;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, at one point after the other of giving a service other variables. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RenewalCrashIT {

    private static final String SERVICE = "rc-survivor";

    @Test
    void death_at_any_point_leads_to_one_process_with_the_present_value() throws Exception {
        try (TestService service = TestService.create(SERVICE);
                DeployerProcess deployer =
                        DeployerProcess.begin(StackResource.home().resolve("renewal-crash-home"))) {
            // Given
            give("first");
            service.telling("v1");
            String id = deployed(deployer);
            try {
                for (String point : List.of(
                        "renewal-given",
                        "before-go",
                        "renewal-started",
                        "renewal-last",
                        "renewal-promoted",
                        "renewal-ended")) {
                    // When
                    deployer.dieAt(point);
                    give(point);
                    deployer.awaitDeath();
                    deployer.start();

                    // Then
                    await().atMost(SOON)
                            .ignoreExceptions()
                            .untilAsserted(() -> assertThat(Running.environment("production", SERVICE))
                                    .as(point)
                                    .containsEntry("KEY", point));
                    await().atMost(SOON)
                            .untilAsserted(
                                    () -> assertThat(LeftOvers.of(id)).as(point).hasSize(1));
                }
            } finally {
                LeftOvers.of(id).forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void give(String value) {
        FakePlatform.provisioner().give("production", SERVICE, Map.of("KEY", value));
    }

    private static String deployed(DeployerProcess deployer) {
        Response accepted = as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", SERVICE, "environment", "production", "version", "1"))
                .post(deployer.at("/api/deployments"));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String location = accepted.header("Location");
        String operation = deployer.at(location.substring(location.indexOf("/api/")));
        await().atMost(SOON)
                .until(() ->
                        "succeeded".equals(as("ada").get(operation).jsonPath().getString("status")));
        return as("ada").get(operation).jsonPath().getString("result.deployment");
    }
}
