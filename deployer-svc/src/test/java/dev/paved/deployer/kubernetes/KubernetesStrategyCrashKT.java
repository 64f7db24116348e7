package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built deployer dies, as if killed, while a version runs beside what serves in the cluster. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesStrategyCrashKT {

    private static final String NAME = "cluster-steps";
    private static final String CANARY = "{strategy: canary, steps: [{weight: 70}, {pause: 1s}]}";
    private static final String BLUE_GREEN = "{strategy: blue-green, hold: 5s}";

    private final InCluster cluster = new InCluster("production", NAME);

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void death_after_any_step_leads_to_one_workload_and_one_end() throws IOException, SQLException {
        try (TestService service = TestService.create(NAME);
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_cluster_steps",
                        StackResource.home().resolve("cluster-steps-home"),
                        ClusterResource.environment())) {
            release(service, 1, CANARY);
            deployer.ended(deploy(deployer, 1));
            int version = 2;
            for (String point : List.of(
                    "Applying the deployment " + NAME + "-candidate",
                    "step-begun",
                    "Scaling " + NAME + "-candidate",
                    "Applying the service " + NAME,
                    "Scaling " + NAME,
                    "steps-done",
                    "Applying the deployment " + NAME,
                    "Deleting the deployment " + NAME + "-candidate")) {
                survives(service, deployer, point, version++, CANARY);
            }
            for (String point : List.of(
                    "Applying the service " + NAME,
                    "Applying the deployment " + NAME,
                    "Deleting the deployment " + NAME + "-candidate")) {
                survives(service, deployer, point, version++, BLUE_GREEN);
            }
        }
    }

    private void survives(TestService service, DeployerProcess deployer, String point, int version, String deploy)
            throws IOException, SQLException {
        // Given
        String tag = String.valueOf(version);
        release(service, version, deploy);
        deployer.dieAt(point);

        // When
        Response accepted = deploy(deployer, version);
        deployer.awaitDeath();
        deployer.start();
        JsonPath ended = deployer.ended(accepted);

        // Then
        assertThat(ended.getString("status")).as(point + ended.prettify()).isEqualTo("succeeded");
        await().atMost(SOON.multipliedBy(2)).untilAsserted(() -> {
            assertThat(cluster.tag()).as(point).isEqualTo(tag);
            assertThat(cluster.candidate()).as(point).isNull();
        });
        assertThat(cluster.requests()).as(point).isEqualTo("stable");
        assertThat(cluster.stable().getSpec().getReplicas()).as(point).isEqualTo(2);
        String id = ended.getString("subject").substring("deployment/".length());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eventsOf(id))
                        .as(point)
                        .filteredOn(DeploySucceeded.class::isInstance)
                        .hasSize(1));
    }

    private static void release(TestService service, int version, String deploy) {
        InCluster.release(service, "v" + version, 2, "1m", deploy);
    }

    private static Response deploy(DeployerProcess deployer, int version) {
        Response accepted = as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", NAME, "environment", "production", "version", String.valueOf(version)))
                .post(deployer.at("/api/deployments"));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return accepted;
    }
}
