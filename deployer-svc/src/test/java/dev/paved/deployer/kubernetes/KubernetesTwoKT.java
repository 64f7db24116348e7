package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two deployers with one database and one cluster. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesTwoKT {

    private static final String NAME = "cluster-shared";

    private final InCluster cluster = new InCluster("production", NAME);

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void one_ends_what_the_other_began_and_neither_does_it_twice() throws Exception {
        try (TestService service = TestService.create(NAME);
                DeployerProcess one = DeployerProcess.begin(
                        "deployer_two",
                        StackResource.home().resolve("cluster-two-one"),
                        ClusterResource.environment());
                DeployerProcess other = one.beside(StackResource.home().resolve("cluster-two-other"))) {
            for (String tag : List.of("v1", "v2", "v3-slow", "v4")) {
                InCluster.release(service, tag, 2, "1m", "");
            }

            // Both at once: whoever takes it up
            Response first = one.deploy(NAME, "production", "1");
            assertThat(other.deploy(NAME, "production", "1").statusCode()).isEqualTo(409);
            assertOnce(other.succeeded(first));

            // One is killed in the middle
            one.dieAt("Applying the deployment " + NAME);
            other.dieAt("Applying the deployment " + NAME);
            Response second = one.deploy(NAME, "production", "2");
            await().atMost(SOON).until(() -> !one.isAlive() || !other.isAlive());
            DeployerProcess left = one.isAlive() ? one : other;
            DeployerProcess dead = one.isAlive() ? other : one;
            left.forgetDeath();
            dead.loseLeases();
            assertOnce(left.succeeded(second));
            dead.forgetDeath();
            dead.start();

            // One does not know that it lost its lease
            Response third = left.deploy(NAME, "production", "3-slow");
            await().atMost(SOON).until(() -> cluster.tag().equals("3-slow"));
            left.halt();
            left.loseLeases();
            JsonPath ended = dead.succeeded(third);
            left.goOn();
            assertOnce(left.succeeded(left.deploy(NAME, "production", "4")));
            assertOnce(ended);
            assertThat(cluster.tag()).isEqualTo("4");
        }
    }

    private static void assertOnce(JsonPath operation) {
        String id = operation.getString("result.deployment");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(eventsOf(id)).filteredOn(DeployStarted.class::isInstance).hasSize(1);
            assertThat(eventsOf(id))
                    .filteredOn(DeploySucceeded.class::isInstance)
                    .hasSize(1);
        });
    }
}
