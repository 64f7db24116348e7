package dev.paved.deployer.kubernetes;

import dev.paved.deployer.testing.TestService;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests see of a service in an environment of the cluster. */
record InCluster(String environment, String service) {

    /** Commits a version that is healthy within {@code healthTimeout}, of which {@code replicas} pods run. */
    static void release(TestService service, String tag, int replicas, String healthTimeout, String deploy) {
        String manifest =
                "run: [app]\nhealth: /ready\nhealthTimeout: %s\nreplicas: %d\n".formatted(healthTimeout, replicas)
                        + (deploy.isEmpty() ? "" : "deploy: " + deploy + "\n");
        service.commit(tag, Map.of("platform.yaml", manifest));
    }

    @Nullable
    Deployment stable() {
        return workload(Track.STABLE);
    }

    @Nullable
    Deployment candidate() {
        return workload(Track.CANDIDATE);
    }

    private @Nullable Deployment workload(Track track) {
        return admin().apps()
                .deployments()
                .inNamespace(namespace())
                .withName(track.name(service))
                .get();
    }

    /** The tag of the image that the workload that stays runs; empty where there is none. */
    String tag() {
        return tag(stable());
    }

    /** The tag of the image that {@code deployment} runs; empty where there is none. */
    static String tag(@Nullable Deployment deployment) {
        if (deployment == null) {
            return "";
        }
        String image = deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
        String name = image.substring(0, image.indexOf('@'));
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** Whose pods get the requests within the cluster. */
    String requests() {
        Map<String, String> selector = admin().services()
                .inNamespace(namespace())
                .withName(service)
                .get()
                .getSpec()
                .getSelector();
        return selector.getOrDefault("paved.dev/track", "both");
    }

    /** The names of the secrets that are there for it. */
    List<String> secrets() {
        return admin().secrets().inNamespace(namespace()).withLabel(Names.NAME, service).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }

    /** How many replica sets there are. */
    int replicaSets() {
        return admin().apps()
                .replicaSets()
                .inNamespace(namespace())
                .withLabel(Names.NAME, service)
                .list()
                .getItems()
                .size();
    }

    String namespace() {
        return ClusterResource.namespace(environment);
    }

    KubernetesClient admin() {
        return ClusterResource.cluster().admin();
    }
}
