package dev.paved.goldenpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.prerequisite.Prerequisite;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server takes the manifests that golden paths make, by server-side apply, and makes pods of them. */
class ManifestsKT {

    private static final String KUBECONFIG = "PAVED_TEST_KUBECONFIG";
    private static final String NAMESPACE =
            "golden-paths-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static final List<KubernetesClient> CLIENTS = new ArrayList<>();

    @BeforeAll
    static void connect() {
        String kubeconfig = System.getenv(KUBECONFIG);
        Prerequisite.met(
                kubeconfig != null, KUBECONFIG + " names no disposable cluster: the manifests are not applied");
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(
                        Path.of(String.valueOf(kubeconfig)).toFile()))
                .build();
        CLIENTS.add(client);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void cleanUp() {
        for (KubernetesClient client : CLIENTS) {
            client.namespaces().withName(NAMESPACE).delete();
            client.close();
        }
    }

    static Stream<Variant> variants() {
        return Variant.all().stream();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void cluster_takes_the_manifests_and_makes_pods_of_them(Variant variant) {
        // Given
        KubernetesClient client = CLIENTS.getFirst();
        Project project = Project.rendered(variant, variant.service(), folder);
        List<GenericKubernetesResource> manifests = project.manifests().stream()
                .map(file -> manifest(client, project, file))
                .toList();

        // When
        List<Long> generations = applied(client, manifests);

        // Then
        assertThat(applied(client, manifests))
                .as("applied again, nothing changes")
                .isEqualTo(generations);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(client.pods()
                            .inNamespace(NAMESPACE)
                            .withLabel("app.kubernetes.io/name", project.service())
                            .list()
                            .getItems())
                    .hasSize(2);
            assertThat(deployment(client, project).getStatus().getConditions())
                    .noneMatch(condition -> "ReplicaFailure".equals(condition.getType()));
        });
    }

    private static Deployment deployment(KubernetesClient client, Project project) {
        return client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(project.service())
                .get();
    }

    /** The generations of what was applied: they count up when a specification changes. */
    private static List<Long> applied(KubernetesClient client, List<GenericKubernetesResource> manifests) {
        return manifests.stream()
                .map(manifest -> resource(client, manifest).serverSideApply())
                .map(applied -> applied.getMetadata().getGeneration())
                .toList();
    }

    private static Resource<GenericKubernetesResource> resource(
            KubernetesClient client, GenericKubernetesResource manifest) {
        return client.resource(manifest).inNamespace(NAMESPACE);
    }

    /** Budgets are of {@code policy/v1} since Kubernetes 1.21; an older cluster of the test has them in {@code v1beta1}, with the same fields. */
    private static GenericKubernetesResource manifest(KubernetesClient client, Project project, String file) {
        GenericKubernetesResource manifest =
                Serialization.unmarshal(project.text(file), GenericKubernetesResource.class);
        if (manifest.getApiVersion().equals("policy/v1")
                && Integer.parseInt(client.getKubernetesVersion().getMinor().replaceAll("\\D", "")) < 21) {
            manifest.setApiVersion("policy/v1beta1");
        }
        return manifest;
    }
}
