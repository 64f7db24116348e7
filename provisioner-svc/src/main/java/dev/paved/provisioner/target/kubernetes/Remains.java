package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What there is in a namespace, of the kinds that the provisioner may read, and what keeps it from going. */
@Singleton
class Remains {

    private static final String FINALIZERS = "NamespaceFinalizersRemaining";

    private static final Set<String> TELLING = Set.of(
            FINALIZERS,
            "NamespaceContentRemaining",
            "NamespaceDeletionDiscoveryFailure",
            "NamespaceDeletionContentFailure",
            "NamespaceDeletionGroupVersionParsingFailure");

    private final Cluster cluster;

    Remains(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The namespace and everything in it, each as {@code kind namespace/name}. */
    List<String> list(Namespace namespace) throws TargetException {
        String name = namespace.getMetadata().getName();
        List<String> all = new ArrayList<>(List.of("namespace " + name));
        all.addAll(inside(name).stream().map(Remains::told).sorted().toList());
        return all;
    }

    /** Why a namespace that was deleted is still there. */
    String obstacles(Namespace namespace) throws TargetException {
        String name = namespace.getMetadata().getName();
        List<String> obstacles = new ArrayList<>();
        Stream.concat(Stream.of(namespace), held(namespace).stream())
                .filter(object -> !object.getMetadata().getFinalizers().isEmpty())
                .map(object -> told(object) + " has the finalizer "
                        + String.join(", ", object.getMetadata().getFinalizers()))
                .forEach(obstacles::add);
        namespace.getStatus().getConditions().stream()
                .filter(condition -> TELLING.contains(condition.getType()) && "True".equals(condition.getStatus()))
                .map(NamespaceCondition::getMessage)
                .forEach(obstacles::add);
        String deleted = "the namespace " + name + " is being deleted";
        if (obstacles.isEmpty()) {
            return deleted;
        }
        String held = String.join("; ", obstacles);
        return held.contains("finalizer")
                ? deleted + ", but " + held + "; what set the finalizer has to remove it, it goes on by itself then"
                : deleted + ": " + held;
    }

    /** Looked at only once the cluster says that finalizers hold something: until then there is nothing to name. */
    private List<HasMetadata> held(Namespace namespace) throws TargetException {
        boolean finalizers = namespace.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(FINALIZERS) && "True".equals(condition.getStatus()));
        return finalizers ? inside(namespace.getMetadata().getName()) : List.of();
    }

    private List<HasMetadata> inside(String namespace) throws TargetException {
        return cluster.ask("listing what is in the namespace " + namespace, client -> inside(client, namespace));
    }

    private static List<HasMetadata> inside(KubernetesClient client, String namespace) {
        List<HasMetadata> all = new ArrayList<>();
        all.addAll(client.apps().deployments().inNamespace(namespace).list().getItems());
        all.addAll(client.apps().replicaSets().inNamespace(namespace).list().getItems());
        all.addAll(client.pods().inNamespace(namespace).list().getItems());
        all.addAll(client.services().inNamespace(namespace).list().getItems());
        all.addAll(
                client.network().v1().ingresses().inNamespace(namespace).list().getItems());
        all.addAll(client.network()
                .v1()
                .networkPolicies()
                .inNamespace(namespace)
                .list()
                .getItems());
        all.addAll(client.resourceQuotas().inNamespace(namespace).list().getItems());
        all.addAll(client.limitRanges().inNamespace(namespace).list().getItems());
        all.addAll(client.serviceAccounts().inNamespace(namespace).list().getItems());
        return all;
    }

    private static String told(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind().toLowerCase(Locale.ROOT) + " " + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
