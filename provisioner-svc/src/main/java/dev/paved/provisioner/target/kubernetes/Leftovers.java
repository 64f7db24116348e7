package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Services that an environment had and is to have no more. Only what bears its labels counts, whatever else is in its namespace. */
@Singleton
class Leftovers {

    private final Cluster cluster;
    private final Ownership ownership;

    Leftovers(Cluster cluster, Ownership ownership) {
        this.cluster = cluster;
        this.ownership = ownership;
    }

    /** What there is of them, for people; nothing is looked at where what is wanted was only set once. */
    List<String> list(Placement environment) throws TargetException {
        return found(environment).stream().map(Leftovers::told).toList();
    }

    /** Deletes them, each only while it is the one that was found. */
    void remove(Placement environment) throws TargetException {
        for (HasMetadata object : found(environment)) {
            cluster.ask(
                    "deleting the " + told(object),
                    client -> client.resource(object)
                            .lockResourceVersion(object.getMetadata().getResourceVersion())
                            .delete());
        }
    }

    private List<HasMetadata> found(Placement environment) throws TargetException {
        if (environment.generation() <= 1) {
            return List.of();
        }
        Set<String> wanted =
                environment.services().stream().map(ServiceSpec::name).collect(Collectors.toSet());
        return cluster.ask("looking for services that are to go", client -> all(client, environment)).stream()
                .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                .filter(object -> object.getMetadata().getLabels().containsKey(ServiceObjects.NAME)
                        && !wanted.contains(object.getMetadata().getLabels().get(ServiceObjects.NAME)))
                .toList();
    }

    private List<HasMetadata> all(KubernetesClient client, Placement environment) {
        String namespace = ownership.namespace(environment);
        Map<String, String> labels = Ownership.labels(environment);
        List<HasMetadata> all = new ArrayList<>();
        all.addAll(client.network()
                .v1()
                .ingresses()
                .inNamespace(namespace)
                .withLabels(labels)
                .list()
                .getItems());
        all.addAll(client.services()
                .inNamespace(namespace)
                .withLabels(labels)
                .list()
                .getItems());
        all.addAll(client.apps()
                .deployments()
                .inNamespace(namespace)
                .withLabels(labels)
                .list()
                .getItems());
        return all;
    }

    private static String told(HasMetadata object) {
        return object.getKind().toLowerCase(Locale.ROOT) + " "
                + object.getMetadata().getName();
    }
}
