package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Canaries that answer, but badly, and export it: the API server asks their pods. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ExportingPods.class, restrictToAnnotatedClass = true)
class KubernetesErrorRateKT {

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void canary_whose_requests_fail_gives_them_back_with_the_numbers() {
        InCluster cluster = new InCluster("staging", "cluster-fails");
        try (TestService service = TestService.create("cluster-fails")) {
            // Given
            release(service, "v1");
            release(service, "v2");
            succeeded(deploy("cluster-fails", "staging", "1"));

            // When
            Response accepted = deploy("cluster-fails", "staging", "2");
            held("cluster-fails", "staging", 2);
            ExportingPods.answerFor(cluster);

            // Then
            JsonPath operation = ended(accepted);
            assertThat(operation.getString("error.reason"))
                    .matches(
                            "Too many requests to 2 failed: (\\d+) of \\1 \\(100.0 %\\), while of 1 it was 0 of \\d+ \\(0.0 %\\)\\."
                                    + " 1 serves again\\.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(status("cluster-fails", "staging").getString("version")).isEqualTo("1");
        }
    }

    private static void release(TestService service, String tag) {
        InCluster.release(service, tag, 2, "20s", "{strategy: canary, steps: [{weight: 50}, {pause: {}}]}");
    }
}
