package dev.paved.deployer.variables;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deployer whose locale has only a few characters. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class NarrowLocaleIT {

    private static final String SERVICE = "nl-greeter";

    @Test
    void value_that_can_not_be_handed_over_is_read_once_and_starts_nothing() throws Exception {
        try (TestService service = TestService.create(SERVICE);
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_narrow",
                        StackResource.home().resolve("narrow-home"),
                        Map.of("LC_ALL", "C", "PAVED_DEPLOYER_VARIABLES_LIMIT", "5s"))) {
            // Given
            FakePlatform.provisioner().give("production", SERVICE, Map.of("GREETING", "gr\u00fcezi"));
            service.telling("v1");

            // When
            Response accepted = as("ada")
                    .contentType(ContentType.JSON)
                    .body(Map.of("service", SERVICE, "environment", "production", "version", "1"))
                    .post(deployer.at("/api/deployments"));

            // Then
            assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
            String location = accepted.header("Location");
            String operation = deployer.at(location.substring(location.indexOf("/api/")));
            await().atMost(SOON)
                    .until(() ->
                            "failed".equals(as("ada").get(operation).jsonPath().getString("status")));
            assertThat(as("ada").get(operation).jsonPath().getString("error.reason"))
                    .contains("can not hand over", "LC_ALL=C.UTF-8");
            List<String> reads = FakePlatform.provisioner().readsOf("production", SERVICE);
            assertThat(reads).hasSize(1);
        }
    }
}
