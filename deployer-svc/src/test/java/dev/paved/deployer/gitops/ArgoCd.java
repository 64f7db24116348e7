package dev.paved.deployer.gitops;

import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Plays Argo CD: its kind is there, and the test says what it makes of Applications. None is running. */
final class ArgoCd {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("Application")
            .withPlural("applications")
            .withNamespaced(true)
            .build();

    private final KubernetesClient admin;
    private final String namespace;

    ArgoCd(TestCluster cluster) {
        this.admin = cluster.admin();
        this.namespace = cluster.system();
    }

    /** Makes the kind; it stays, for others may be using it. */
    void install() {
        try (InputStream text =
                Objects.requireNonNull(ArgoCd.class.getResourceAsStream("/argo-cd/applications.yaml"))) {
            admin.load(text).serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(SOON).until(() -> admin.getApiResources("argoproj.io/v1alpha1") != null);
    }

    Resource<GenericKubernetesResource> application(String name) {
        return admin.genericKubernetesResources(KIND).inNamespace(namespace).withName(name);
    }

    /** Makes the Application of {@code service} in {@code environment}, which nobody has looked at yet. */
    void make(String service, String environment) {
        admin.genericKubernetesResources(KIND)
                .inNamespace(namespace)
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("argoproj.io/v1alpha1")
                        .withKind("Application")
                        .withNewMetadata()
                        .withName(environment + "-" + service)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec",
                                Map.of(
                                        "project", "default",
                                        "source",
                                                Map.of(
                                                        "repoURL", "https://git.example.com/environments.git",
                                                        "path", "environments/" + environment + "/" + service,
                                                        "targetRevision", "main"),
                                        "destination",
                                                Map.of(
                                                        "server",
                                                        "https://kubernetes.default.svc",
                                                        "namespace",
                                                        environment),
                                        "syncPolicy", Map.of("automated", Map.of())))
                        .build())
                .create();
    }

    /** Says how the Application {@code name} is; again where the deployer has annotated it meanwhile. */
    void says(String name, Map<String, Object> status) {
        await().atMost(SOON).ignoreException(KubernetesClientException.class).until(() -> {
            application(name).edit(present -> {
                present.setAdditionalProperty("status", status);
                return present;
            });
            return true;
        });
    }

    /** The annotations of the Application {@code name}. */
    Map<String, String> annotations(String name) {
        Map<String, String> annotations = application(name).get().getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
