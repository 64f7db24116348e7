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
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.kit.testing.ApiServer;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deployer's API server is killed and started again while versions are rolled out. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ClusterResource.class, restrictToAnnotatedClass = true)
class KubernetesRestartKT {

    private static final String NAME = "cluster-restarted";
    private static final String CANARY = "{strategy: canary, steps: [{weight: 50}, {pause: {}}, {weight: 75}]}";

    private final InCluster cluster = new InCluster("production", NAME);

    @BeforeAll
    static void needsCluster() {
        TestCluster.required();
        ApiServer.required();
    }

    @Test
    void rollouts_go_on_where_they_were_once_and_to_one_end() throws Exception {
        Path folder = Files.createDirectories(StackResource.home().resolve("cluster-restart"));
        try (TestService service = TestService.create(NAME);
                ApiServer server = ApiServer.begin(folder)) {
            Path kubeconfig = ClusterResource.cluster()
                    .kubeconfig(folder, server.address().toString());
            try (KubernetesClient client = new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                    .build()) {
                server.start(client);
                try (DeployerProcess deployer =
                        DeployerProcess.begin("deployer_restart", folder, settings(kubeconfig))) {
                    InCluster.release(service, "v1", 2, "2m", "");
                    InCluster.release(service, "v2-slow", 2, "2m", "");
                    InCluster.release(service, "v3-crash", 2, "2m", "");
                    InCluster.release(service, "v4", 2, "2m", CANARY);
                    deployer.succeeded(deployer.deploy(NAME, "production", "1"));

                    whilePodsStart(server, client, deployer);
                    whilePodsCrash(server, client, deployer);
                    whileCanaryIsHeld(server, client, deployer);
                }
            }
        }
    }

    private void whilePodsStart(ApiServer server, KubernetesClient client, DeployerProcess deployer) throws Exception {
        Response accepted = deployer.deploy(NAME, "production", "2-slow");
        await().atMost(SOON).until(() -> cluster.tag().equals("2-slow"));

        restart(server, client, deployer, accepted);

        assertOnce(deployer.succeeded(accepted), DeploySucceeded.class);
        assertThat(cluster.tag()).isEqualTo("2-slow");
        assertThat(cluster.replicaSets()).isEqualTo(2);
    }

    private void whilePodsCrash(ApiServer server, KubernetesClient client, DeployerProcess deployer) throws Exception {
        Response accepted = deployer.deploy(NAME, "production", "3-crash");
        await().atMost(SOON).until(() -> cluster.tag().equals("3-crash"));
        server.kill();
        await().atMost(SOON).until(() -> restarts("3-crash") > 1);
        server.start(client);

        JsonPath ended = deployer.ended(accepted);
        assertThat(ended.getString("result.rolledBackTo")).as(ended.prettify()).isEqualTo("2-slow");
        assertOnce(ended, DeployFailed.class);
        assertThat(cluster.tag()).isEqualTo("2-slow");
    }

    private void whileCanaryIsHeld(ApiServer server, KubernetesClient client, DeployerProcess deployer)
            throws Exception {
        Response accepted = deployer.deploy(NAME, "production", "4");
        await().atMost(SOON).until(() -> status(deployer), KubernetesRestartKT::isHeld);

        server.kill();
        deployer.resume(NAME, "production");
        await().atMost(SOON).until(() -> status(deployer), it -> !isHeld(it));
        server.start(client);

        assertOnce(deployer.succeeded(accepted), DeploySucceeded.class);
        assertThat(cluster.tag()).isEqualTo("4");
        await().atMost(SOON).until(() -> cluster.candidate() == null);
    }

    private static String status(DeployerProcess deployer) {
        return as("ada").get(deployer.at("/api/deployments/status/" + NAME)).asString();
    }

    private static boolean isHeld(String status) {
        return JsonPath.from(status).getString("items[0].inProgress.progress.held") != null;
    }

    /** How often the containers of {@code tag} were started again, as the cluster's own API server tells. */
    private int restarts(String tag) {
        return cluster.admin().pods().inNamespace(cluster.namespace()).list().getItems().stream()
                .filter(pod ->
                        pod.getSpec().getContainers().getFirst().getImage().contains(":" + tag + "@"))
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .mapToInt(status -> status.getRestartCount())
                .max()
                .orElse(0);
    }

    private static void restart(ApiServer server, KubernetesClient client, DeployerProcess deployer, Response accepted)
            throws Exception {
        server.kill();
        tellsThatItIsAway(deployer, accepted);
        server.start(client);
    }

    private static void tellsThatItIsAway(DeployerProcess deployer, Response accepted) {
        String operation = deployer.at("/api/operations/" + accepted.jsonPath().getString("id"));
        await().atMost(SOON)
                .until(
                        () -> as("ada").get(operation).asString(),
                        it -> it.contains("Waiting for the API server to tell what runs"));
    }

    private static void assertOnce(JsonPath ended, Class<?> end) {
        String id = ended.getString("subject").substring("deployment/".length());
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(eventsOf(id)).filteredOn(DeployStarted.class::isInstance).hasSize(1);
            assertThat(eventsOf(id)).filteredOn(end::isInstance).hasSize(1);
        });
    }

    private static Map<String, String> settings(Path kubeconfig) {
        Map<String, String> settings = new HashMap<>(ClusterResource.environment());
        settings.putAll(
                DeployerProcess.variables(Map.of("paved.deployer.kubernetes.kubeconfig", kubeconfig.toString())));
        return settings;
    }
}
