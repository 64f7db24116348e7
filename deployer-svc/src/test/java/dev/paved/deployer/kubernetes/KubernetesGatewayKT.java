package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.held;
import static dev.paved.deployer.testing.DeployerClient.resume;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.kubernetes.WebObjects;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Versions whose share of the requests a gateway gives them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = GatewayResource.class, restrictToAnnotatedClass = true)
class KubernetesGatewayKT {

    private static final String HELD = "{strategy: canary, steps: [{weight: 5}, {pause: {}}]}";

    private final InCluster cluster = new InCluster("staging", "cluster-edge");

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void route_gives_a_canary_its_exact_share() {
        try (TestService service = TestService.create("cluster-edge")) {
            // Given
            InCluster.release(service, "v1", 2, "20s", HELD);
            InCluster.release(service, "v2", 2, "20s", HELD);
            succeeded(deploy("cluster-edge", "staging", "1"));
            ingressOfBefore();
            assertThat(weights()).isEqualTo(Map.of("cluster-edge", 100));

            // When
            Response accepted = deploy("cluster-edge", "staging", "2");
            held("cluster-edge", "staging", 2);

            // Then
            assertThat(weights()).isEqualTo(Map.of("cluster-edge", 95, "cluster-edge-candidate", 5));
            assertThat(cluster.requests()).isEqualTo("stable");
            assertThat(cluster.candidate().getSpec().getReplicas()).isEqualTo(1);
            assertThat(cluster.stable().getSpec().getReplicas()).isEqualTo(2);
            assertThat(route().getSpec().getParentRefs().getFirst().getNamespace())
                    .isEqualTo("edge");
            assertThat(route().getSpec().getHostnames()).containsExactly("cluster-edge.staging.apps.example.com");

            // When
            resume("bob", "cluster-edge", "staging").then().statusCode(200);
            succeeded(accepted);

            // Then
            assertThat(weights()).isEqualTo(Map.of("cluster-edge", 100));
            assertThat(cluster.tag()).isEqualTo("2");
            assertThat(cluster.candidate()).isNull();
            assertThat(cluster.admin()
                            .services()
                            .inNamespace(cluster.namespace())
                            .withName("cluster-edge-candidate")
                            .get())
                    .isNull();
            assertThat(cluster.admin()
                            .network()
                            .v1()
                            .ingresses()
                            .inNamespace(cluster.namespace())
                            .withName("cluster-edge")
                            .get())
                    .isNull();
        }
    }

    /** As it is made where no gateway is set. */
    private void ingressOfBefore() {
        cluster.admin()
                .resource(WebObjects.ingress(
                        new ObjectMetaBuilder()
                                .withName("cluster-edge")
                                .withNamespace(cluster.namespace())
                                .withLabels(Names.labels("staging", "cluster-edge"))
                                .build(),
                        "cluster-edge.staging.apps.example.com",
                        Optional.empty()))
                .create();
    }

    private Map<String, Integer> weights() {
        return route().getSpec().getRules().getFirst().getBackendRefs().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getWeight()));
    }

    private HTTPRoute route() {
        return cluster.admin()
                .resources(HTTPRoute.class)
                .inNamespace(cluster.namespace())
                .withName("cluster-edge")
                .get();
    }
}
