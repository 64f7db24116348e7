package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.kubernetes.Homes.Home;
import dev.paved.provisioner.target.TargetException;
import dev.paved.provisioner.target.kubernetes.Cluster;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of any kind on the API server. */
@Singleton
class Objects {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Cluster cluster;

    Objects(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Whether the API server knows {@code kind}. */
    boolean knows(Kind kind) throws TargetException {
        return cluster.ask("looking for the kind " + kind.name() + " of " + kind.apiVersion(), client -> {
            APIResourceList known = client.getApiResources(kind.apiVersion());
            return known != null
                    && known.getResources().stream()
                            .anyMatch(resource -> kind.name().equals(resource.getKind()));
        });
    }

    @Nullable
    GenericKubernetesResource get(Part part, String namespace) throws TargetException {
        return cluster.<@Nullable GenericKubernetesResource>ask(
                "looking at the " + part.in(namespace),
                client -> client.genericKubernetesResources(part.kind().context())
                        .inNamespace(namespace)
                        .withName(part.name())
                        .get());
    }

    /** What an operator made for the part that asks it; {@code uid} is what the part has, or had. */
    interface Dependents {
        List<? extends HasMetadata> of(DatabaseSite site, String namespace, @Nullable String uid)
                throws TargetException;
    }

    /** What there is of {@code site} in {@code home}; the last of {@code parts} asks the operator. */
    Holding look(DatabaseSite site, Home home, List<Part> parts, Dependents dependents) throws TargetException {
        Identities recorded = Identities.of(site.identity());
        String namespace = home.namespace();
        Map<Part, GenericKubernetesResource> own = new LinkedHashMap<>();
        List<String> foreign = new ArrayList<>();
        if (home instanceof Home.Foreign(var ignored, var why)) {
            foreign.add(why);
        }
        for (Part part : parts) {
            GenericKubernetesResource found = get(part, namespace);
            if (found != null && home instanceof Home.There && Marks.isOurs(site, recorded.uid(part), found)) {
                own.put(part, found);
            } else if (found != null) {
                foreign.add(part.in(namespace));
            }
        }
        if (home instanceof Home.Foreign) {
            return new Holding(namespace, own, List.of(), foreign);
        }
        GenericKubernetesResource asked = own.get(parts.getLast());
        String uid = asked == null
                ? recorded.uid(parts.getLast())
                : asked.getMetadata().getUid();
        return new Holding(namespace, own, dependents.of(site, namespace, uid), foreign);
    }

    /** Made, not applied: that would take over one of that name that came meanwhile. Nothing is done where there is one. */
    void create(Part part, String namespace, HasMetadata object) throws TargetException {
        cluster.<@Nullable GenericKubernetesResource>ask("making the " + part.in(namespace), client -> {
            try {
                return client.genericKubernetesResources(part.kind().context())
                        .inNamespace(namespace)
                        .resource(client.getKubernetesSerialization()
                                .convertValue(object, GenericKubernetesResource.class))
                        .create();
            } catch (KubernetesClientException e) {
                if (e.getCode() == CONFLICT) {
                    return null;
                }
                throw e;
            }
        });
    }

    /** Deletes exactly the one that {@code seen} is. */
    void delete(Part part, String namespace, HasMetadata seen) throws TargetException {
        var options = new DeleteOptionsBuilder()
                .withNewPreconditions(null, seen.getMetadata().getUid())
                .withPropagationPolicy("Background")
                .build();
        cluster.<@Nullable String>ask("deleting the " + part.in(namespace), client -> {
            try {
                return client.raw(part.kind().path(namespace, part.name()), "DELETE", options);
            } catch (KubernetesClientException e) {
                if (e.getCode() == NOT_FOUND || e.getCode() == CONFLICT) {
                    return null;
                }
                throw e;
            }
        });
    }

    List<Pod> pods(String namespace, String label, String value) throws TargetException {
        return cluster.ask(
                "looking at the pods of " + value,
                client -> client.pods()
                        .inNamespace(namespace)
                        .withLabel(label, value)
                        .list()
                        .getItems());
    }

    List<PersistentVolumeClaim> volumes(String namespace, String label, String value) throws TargetException {
        return cluster.ask(
                "looking at the volumes of " + value,
                client -> client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withLabel(label, value)
                        .list()
                        .getItems());
    }
}
