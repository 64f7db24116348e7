package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.resume;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Load;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Versions that answer, but badly, and say so. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class ErrorRateIT {

    private static final int MANY = 300;

    @Test
    void canary_whose_requests_fail_gives_them_back_with_the_numbers() {
        try (TestService service = TestService.create("er-fails")) {
            // Given
            service.counting("v1", 200, canary(""));
            succeeded(deploy("er-fails", "staging", "1"));
            service.counting("v2", 500, canary(""));
            try (Load load = Load.on("staging", "er-fails")) {
                await().atMost(SOON).until(() -> load.answersOf("v1") > 0);

                // When
                JsonPath operation = ended(deploy("er-fails", "staging", "2"));

                // Then
                assertThat(operation.getString("status")).isEqualTo("failed");
                assertThat(operation.getString("error.reason"))
                        .matches(
                                "Too many requests to 2 failed: (\\d+) of \\1 \\(100.0 %\\), while of 1 it was 0 of \\d+"
                                        + " \\(0.0 %\\)\\. 1 serves again\\.");
                assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
                assertThat(status("er-fails", "staging").getString("version")).isEqualTo("1");
            }
        }
    }

    @Test
    void canary_whose_requests_may_fail_waits_for_somebody_all_the_same() {
        try (TestService service = TestService.create("er-off")) {
            // Given
            service.counting("v1", 200, canary(""));
            succeeded(deploy("er-off", "staging", "1"));
            service.counting("v2", 500, canary(", errorRate: off"));
            try (Load load = Load.on("staging", "er-off")) {
                // When
                Response accepted = deploy("er-off", "staging", "2");

                // Then
                held("er-off", "staging", 2);
                int before = load.answersOf("v1");
                await().atMost(SOON).until(() -> load.answersOf("v1") > before + MANY);
                resume("ada", "er-off", "staging");
                succeeded(accepted);
            }
        }
    }

    private static String canary(String more) {
        return "{strategy: canary, steps: [{weight: 50}, {pause: {}}]" + more + "}";
    }
}
