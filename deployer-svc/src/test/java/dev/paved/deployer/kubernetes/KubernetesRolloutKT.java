package dev.paved.deployer.kubernetes;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.kubernetes.WebObjects;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rollouts on a real API server, with a node that is made to do what an image's name says. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesRolloutKT {

    private static final String MANIFEST = """
            run: [app]
            health: /ready
            healthTimeout: 4s
            replicas: 2
            """;

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
    }

    @Test
    void version_runs_is_replaced_and_comes_back_with_its_pods() {
        try (TestService service = TestService.create("cluster-orders")) {
            // Given
            release(service, "v1", "v2");

            // When
            JsonPath first = succeeded(deploy("cluster-orders", "staging", "1"));
            Deployment before = workload("cluster-orders");
            succeeded(deploy("cluster-orders", "staging", "2"));
            Deployment after = workload("cluster-orders");
            succeeded(rollback("cluster-orders", "staging"));

            // Then
            assertThat(first.getString("result.url")).isEqualTo("http://cluster-orders.staging.apps.example.com");
            assertThat(image(before)).startsWith(ClusterResource.registry().host() + "/cluster-orders:1@sha256:");
            assertThat(image(after)).startsWith(ClusterResource.registry().host() + "/cluster-orders:2@sha256:");
            assertThat(workload("cluster-orders").getSpec().getTemplate())
                    .isEqualTo(before.getSpec().getTemplate());
            assertThat(admin().apps()
                            .replicaSets()
                            .inNamespace(namespace())
                            .list()
                            .getItems())
                    .filteredOn(it -> it.getMetadata().getName().startsWith("cluster-orders-"))
                    .as("the pods of version 1 are of the same replica set as before")
                    .hasSize(2);
            JsonPath status = status("cluster-orders", "staging");
            assertThat(status.getString("version")).isEqualTo("1");
            await().atMost(SOON)
                    .until(() -> status("cluster-orders", "staging").getString("health"), "healthy"::equals);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing  | can not be pulled (ErrImagePull: manifest unknown)
            crash    | stops again and again (CrashLoopBackOff, 2 restarts
            notready | was not ready within 4 seconds of its start
            """)
    void failing_version_is_explained_and_the_one_before_goes_on(String kind, String reason) {
        String name = "cluster-k" + kind.length();
        try (TestService service = TestService.create(name)) {
            // Given
            release(service, "v1", "v2-" + kind);
            succeeded(deploy(name, "staging", "1"));
            Deployment before = workload(name);

            // When
            JsonPath operation = ended(deploy(name, "staging", "2-" + kind));

            // Then
            assertThat(operation.getString("status")).isEqualTo("failed");
            assertThat(operation.getString("error.reason")).contains(reason).endsWith("1 serves again.");
            assertThat(operation.getString("result.rolledBackTo")).isEqualTo("1");
            assertThat(workload(name).getSpec().getTemplate())
                    .isEqualTo(before.getSpec().getTemplate());
            JsonPath status = status(name, "staging");
            assertThat(status.getString("version")).isEqualTo("1");
            assertThat(status.getString("health")).isEqualTo("healthy");
            assertThat(status.getString("lastFailure.version")).isEqualTo("2-" + kind);
        }
    }

    @Test
    void quota_is_told_at_once_and_a_first_version_leaves_nothing() {
        try (TestService service = TestService.create("cluster-poor")) {
            // Given
            release(service, "v1");
            admin().resource(new ResourceQuotaBuilder()
                            .withNewMetadata()
                            .withName("none")
                            .withNamespace(ClusterResource.namespace("production"))
                            .endMetadata()
                            .withNewSpec()
                            .addToHard(Map.of("pods", new Quantity("0")))
                            .withScopes("NotTerminating")
                            .endSpec()
                            .build())
                    .create();

            // When
            JsonPath operation = ended(deploy("cluster-poor", "production", "1"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .contains("exceeded quota")
                    .contains("Run less in this environment");
            await().atMost(SOON)
                    .until(() -> admin().apps()
                                    .deployments()
                                    .inNamespace(ClusterResource.namespace("production"))
                                    .withName("cluster-poor")
                                    .get()
                            == null);
        }
    }

    @Test
    void pod_that_no_node_takes_is_told_while_it_waits_and_given_up_in_time() {
        try (TestService service = TestService.create("cluster-large")) {
            // Given
            release(service, "v1");
            service.commit("v2", Map.of("platform.yaml", MANIFEST + "resources: {cpu: 5000}\n"));
            succeeded(deploy("cluster-large", "staging", "1"));

            // When
            Response accepted = deploy("cluster-large", "staging", "2");

            // Then
            await().atMost(SOON)
                    .until(
                            () -> as("ada").get(accepted.header("Location")).asString(),
                            body -> body.contains("Unschedulable"));
            assertThat(ended(accepted).getString("error.reason"))
                    .contains("No node takes its pod (Unschedulable: ", "Insufficient cpu")
                    .endsWith("1 serves again.");
        }
    }

    @Test
    void what_the_cluster_does_not_admit_is_told_at_once() {
        try (TestService service = TestService.create("cluster-denied")) {
            // Given
            release(service, "v1");
            ClusterResource.makeEnvironment("guarded");
            FakePlatform.isReady("guarded");
            ValidatingWebhookConfiguration guard = ClusterResource.denyDeployments("guarded");
            try {
                // When
                JsonPath operation = ended(deploy("cluster-denied", "guarded", "1"));

                // Then
                assertThat(operation.getString("error.reason"))
                        .startsWith("Applying the deployment cluster-denied did not work: ")
                        .contains("webhook")
                        .endsWith("Change the service to what the cluster admits, or ask those who run the cluster.");
            } finally {
                admin().resource(guard).delete();
            }
        }
    }

    @Test
    void what_somebody_else_runs_under_the_name_is_left_alone() {
        try (TestService service = TestService.create("cluster-taken")) {
            // Given
            release(service, "v1");
            ClusterResource.runByHand("staging", "cluster-taken");

            // When
            JsonPath operation = ended(deploy("cluster-taken", "staging", "1"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .contains("There is a Deployment called cluster-taken in the namespace", "left alone");
            assertThat(image(workload("cluster-taken"))).isEqualTo("by-hand:1");
            assertThat(admin().services()
                            .inNamespace(namespace())
                            .withName("cluster-taken")
                            .get())
                    .isNotNull();
        }
    }

    @Test
    void failing_probe_is_told_with_its_answer() {
        try (TestService service = TestService.create("cluster-probed")) {
            // Given
            service.commit("v1-notready", Map.of("platform.yaml", MANIFEST.replace("4s", "20s")));
            Response accepted = deploy("cluster-probed", "staging", "1-notready");

            // When
            await().atMost(SOON).until(() -> ClusterResource.tellsUnready("staging", "cluster-probed", 2));

            // Then
            assertThat(ended(accepted).getString("error.reason"))
                    .contains(
                            "was not ready within 20 seconds of its start: Readiness probe failed: HTTP probe failed with"
                                    + " statuscode: 503.");
        }
    }

    @Test
    void rollout_outlives_an_api_server_that_is_away() {
        try (TestService service = TestService.create("cluster-away")) {
            // Given
            List.of("v1", "v2-slow")
                    .forEach(tag -> service.commit(tag, Map.of("platform.yaml", MANIFEST.replace("4s", "1m"))));
            succeeded(deploy("cluster-away", "staging", "1"));
            Response accepted = deploy("cluster-away", "staging", "2-slow");
            await().atMost(SOON).until(() -> image(workload("cluster-away")).contains(":2-slow"));

            // When
            ClusterResource.gate().shut();
            try {
                await().atMost(SOON).until(() -> isReplaced("cluster-away"));
                assertThat(as("ada").get(accepted.header("Location")).jsonPath().getString("status"))
                        .isEqualTo("running");
            } finally {
                ClusterResource.gate().open();
            }

            // Then
            succeeded(accepted);
            assertThat(status("cluster-away", "staging").getString("version")).isEqualTo("2-slow");
        }
    }

    @Test
    void service_is_given_its_variables_and_new_ones_replace_its_pods() {
        try (TestService service = TestService.create("cluster-given")) {
            // Given
            release(service, "v1");
            FakePlatform.provisioner().give("staging", "cluster-given", Map.of("KEY", "one"));
            succeeded(deploy("cluster-given", "staging", "1"));
            String first = secret("cluster-given");

            // When
            FakePlatform.provisioner().give("staging", "cluster-given", Map.of("KEY", "two"));

            // Then
            await().atMost(SOON.multipliedBy(2))
                    .until(() -> !secret("cluster-given").equals(first));
            assertThat(admin().secrets()
                            .inNamespace(namespace())
                            .withName(secret("cluster-given"))
                            .get()
                            .getData())
                    .containsEntry("KEY", "dHdv");
        }
    }

    @Test
    void secret_that_no_pods_can_need_any_more_goes() {
        try (TestService service = TestService.create("cluster-tidy")) {
            // Given
            release(service, "v1", "v2", "v3");
            FakePlatform.provisioner().give("staging", "cluster-tidy", Map.of("KEY", "one"));
            succeeded(deploy("cluster-tidy", "staging", "1"));
            String first = secret("cluster-tidy");
            admin().apps()
                    .deployments()
                    .inNamespace(namespace())
                    .withName("cluster-tidy")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"revisionHistoryLimit\":0}}");
            FakePlatform.provisioner().give("staging", "cluster-tidy", Map.of("KEY", "two"));
            await().atMost(SOON).until(() -> !secret("cluster-tidy").equals(first));
            await().atMost(SOON).until(() -> new InCluster("staging", "cluster-tidy").replicaSets() == 1);

            // When
            succeeded(deploy("cluster-tidy", "staging", "2"));
            succeeded(deploy("cluster-tidy", "staging", "3"));

            // Then
            assertThat(new InCluster("staging", "cluster-tidy").secrets()).containsExactly(secret("cluster-tidy"));
        }
    }

    static Stream<HasMetadata> others() {
        return Stream.of(
                new ServiceBuilder()
                        .withNewMetadata()
                        .withName("cluster-name")
                        .endMetadata()
                        .withNewSpec()
                        .addToSelector("app", "another")
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build(),
                WebObjects.ingress(
                        new ObjectMetaBuilder().withName("cluster-name").build(),
                        "shop.example.com",
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void address_of_others_is_left_alone_by_a_rollout_and_by_its_end(HasMetadata other) {
        String name = "cluster-name-" + other.getKind().toLowerCase(Locale.ROOT);
        try (TestService service = TestService.create(name)) {
            // Given
            release(service, "v1");
            other.getMetadata().setName(name);
            other.getMetadata().setNamespace(namespace());
            HasMetadata before = admin().resource(other).create();

            // When
            JsonPath operation = ended(deploy(name, "staging", "1"));

            // Then
            assertThat(operation.getString("error.reason"))
                    .contains("There is a " + other.getKind() + " called " + name + " in the namespace", "left alone");
            HasMetadata after = admin().resource(other).get();
            assertThat(after.getMetadata().getResourceVersion())
                    .isEqualTo(before.getMetadata().getResourceVersion());
            assertThat(workload(name)).isNull();
        }
    }

    private static boolean isReplaced(String service) {
        Deployment workload = workload(service);
        return Integer.valueOf(2).equals(workload.getStatus().getUpdatedReplicas())
                && Integer.valueOf(2).equals(workload.getStatus().getReplicas())
                && Integer.valueOf(2).equals(workload.getStatus().getAvailableReplicas());
    }

    private static String secret(String service) {
        return container(workload(service))
                .getEnvFrom()
                .getFirst()
                .getSecretRef()
                .getName();
    }

    private static void release(TestService service, String... tags) {
        List.of(tags).forEach(tag -> service.commit(tag, Map.of("platform.yaml", MANIFEST)));
    }

    private static Deployment workload(String service) {
        return admin().apps()
                .deployments()
                .inNamespace(namespace())
                .withName(service)
                .get();
    }

    private static String image(Deployment deployment) {
        return container(deployment).getImage();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static String namespace() {
        return ClusterResource.namespace("staging");
    }

    private static KubernetesClient admin() {
        return ClusterResource.cluster().admin();
    }
}
