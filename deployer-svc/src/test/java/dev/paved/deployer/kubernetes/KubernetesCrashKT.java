package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
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

/** The built deployer dies, as if killed, after one request to the API server after the other. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesCrashKT {

    private static final String NAME = "cluster-survivor";

    private static final String MANIFEST = """
            run: [app]
            healthTimeout: 1m
            """;

    private static final InCluster CLUSTER = new InCluster("production", NAME);

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void death_after_any_request_leads_to_one_rollout_and_one_end() throws IOException, SQLException {
        try (TestService service = TestService.create(NAME);
                DeployerProcess deployer = DeployerProcess.begin(
                        "deployer_cluster",
                        StackResource.home().resolve("cluster-crash-home"),
                        ClusterResource.environment())) {
            FakePlatform.provisioner().give("production", NAME, Map.of("KEY", "one"));
            int version = 1;
            for (String point : List.of(
                    "Applying the service " + NAME,
                    "Applying the ingress " + NAME,
                    "Applying the deployment " + NAME,
                    "after-commit")) {
                survives(service, deployer, point, String.valueOf(version++));
            }
            goesBack(service, deployer, "Applying the deployment " + NAME, version + "-crash");
            goesBack(service, deployer, "after-give-up", version + 1 + "-crash");
        }
    }

    private static void survives(TestService service, DeployerProcess deployer, String point, String version)
            throws IOException, SQLException {
        // Given
        service.commit("v" + version, Map.of("platform.yaml", MANIFEST));
        deployer.dieAt(point);

        // When
        deployThrough(deployer, version);
        deployer.awaitDeath();
        deployer.start();
        JsonPath ended = deployer.ended(deploy(deployer, version));

        // Then
        assertThat(ended.getString("status")).as(point + ended.prettify()).isEqualTo("succeeded");
        assertThat(CLUSTER.tag()).as(point).isEqualTo(version);
        assertThat(ClusterResource.cluster()
                        .admin()
                        .services()
                        .inNamespace(ClusterResource.namespace("production"))
                        .withName(NAME)
                        .get())
                .as(point)
                .isNotNull();
        assertEndedOnce(ended, DeploySucceeded.class, point);
    }

    private static void goesBack(TestService service, DeployerProcess deployer, String point, String version)
            throws IOException, SQLException {
        // Given
        service.commit("v" + version, Map.of("platform.yaml", MANIFEST));
        Deployment before = CLUSTER.stable();
        Response accepted = deploy(deployer, version);
        await().atMost(SOON).until(() -> CLUSTER.tag().equals(version));

        // When
        deployer.dieAt(point);
        deployer.awaitDeath();
        deployer.start();
        JsonPath ended = deployer.ended(accepted);

        // Then
        assertThat(ended.getString("result.rolledBackTo"))
                .as(point + ended.prettify())
                .isNotNull();
        assertThat(CLUSTER.stable().getSpec().getTemplate())
                .as(point)
                .isEqualTo(before.getSpec().getTemplate());
        assertEndedOnce(ended, DeployFailed.class, point);
    }

    private static void assertEndedOnce(JsonPath ended, Class<? extends PlatformEvent> end, String point) {
        String id = ended.getString("subject").substring("deployment/".length());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eventsOf(id))
                        .as(point)
                        .filteredOn(end::isInstance)
                        .hasSize(1));
    }

    /** It may die before it answers. */
    private static void deployThrough(DeployerProcess deployer, String version) {
        try {
            deploy(deployer, version);
        } catch (Exception died) {
            assertThat(died).isInstanceOf(IOException.class);
        }
    }

    private static Response deploy(DeployerProcess deployer, String version) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", NAME + version)
                .body(Map.of("service", NAME, "environment", "production", "version", version))
                .post(deployer.at("/api/deployments"));
    }
}
