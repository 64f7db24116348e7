package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.target.Confidential;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.ServiceSecret;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What services are given that is nobody's business: immutable Secrets. They are made, looked at by their names, and
 * deleted; never listed, never changed. See ADR 23.
 */
@Singleton
class SecretObjects {

    private static final int CONFLICT = 409;
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final Cluster cluster;
    private final Ownership ownership;

    SecretObjects(Cluster cluster, Ownership ownership) {
        this.cluster = cluster;
        this.ownership = ownership;
    }

    /** Makes it; what has its name already is told unless it is the same. */
    void make(Placement environment, ServiceSecret wanted) throws TargetException {
        Secret secret = secret(environment, wanted);
        Secret present = cluster.<@Nullable Secret>ask(
                "making the secret " + wanted.name(), client -> made(client, secret) ? null : find(client, secret));
        if (present != null && !(isOwn(environment, present) && secret.getData().equals(present.getData()))) {
            throw new TargetException(
                    "Occupied",
                    "there is a secret %s in the namespace %s already that Paved did not make, which is left alone; delete it, and it goes on by itself"
                            .formatted(wanted.name(), present.getMetadata().getNamespace()));
        }
    }

    /** Those of {@code names} that are there and the environment's. */
    Set<String> present(Placement environment, Stream<String> names) throws TargetException {
        Set<String> present = new LinkedHashSet<>();
        for (String name : names.toList()) {
            Secret secret = find(environment, name);
            if (secret != null && isOwn(environment, secret)) {
                present.add(name);
            }
        }
        return present;
    }

    /** Deletes those of {@code names} that are the environment's and that nothing uses which runs, or could run again. */
    void removeUnused(Placement environment, Collection<String> names) throws TargetException {
        Set<String> used = used(environment);
        for (String name : names) {
            Secret secret = used.contains(name) ? null : find(environment, name);
            if (secret != null && isOwn(environment, secret)) {
                remove(secret.getMetadata());
            }
        }
    }

    private void remove(ObjectMeta meta) throws TargetException {
        var options = new DeleteOptionsBuilder()
                .withNewPreconditions(null, meta.getUid())
                .build();
        cluster.ask(
                "deleting the secret " + meta.getName(),
                client -> client.raw(
                        "/api/v1/namespaces/" + meta.getNamespace() + "/secrets/" + meta.getName(), "DELETE", options));
    }

    private Set<String> used(Placement environment) throws TargetException {
        String namespace = ownership.namespace(environment);
        return cluster.ask("looking at what uses secrets in " + namespace, client -> {
            Stream<PodSpec> pods = client.pods().inNamespace(namespace).list().getItems().stream()
                    .filter(pod -> !OVER.contains(pod.getStatus().getPhase()))
                    .map(pod -> pod.getSpec());
            Stream<PodSpec> sets = client.apps().replicaSets().inNamespace(namespace).list().getItems().stream()
                    .filter(set -> set.getSpec().getReplicas() != 0)
                    .map(set -> set.getSpec().getTemplate().getSpec());
            return Stream.concat(pods, sets)
                    .flatMap(spec -> spec.getContainers().stream())
                    .flatMap(container -> container.getEnvFrom().stream())
                    .filter(from -> from.getSecretRef() != null)
                    .map(from -> from.getSecretRef().getName())
                    .collect(Collectors.toSet());
        });
    }

    private @Nullable Secret find(Placement environment, String name) throws TargetException {
        String namespace = ownership.namespace(environment);
        return cluster.<@Nullable Secret>ask(
                "looking at the secret " + name,
                client -> client.secrets().inNamespace(namespace).withName(name).get());
    }

    private static @Nullable Secret find(KubernetesClient client, Secret secret) {
        return client.resource(secret).get();
    }

    private static boolean made(KubernetesClient client, Secret secret) {
        try {
            client.resource(secret).create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isOwn(Placement environment, Secret secret) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        return labels != null
                && labels.entrySet().containsAll(Ownership.labels(environment).entrySet())
                && Boolean.TRUE.equals(secret.getImmutable())
                && Ownership.isMadeHere(secret.getMetadata());
    }

    private Secret secret(Placement environment, ServiceSecret wanted) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(wanted.name())
                .withNamespace(ownership.namespace(environment))
                .withLabels(Ownership.labels(environment))
                .addToLabels(ServiceObjects.NAME, wanted.service())
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .withData(encoded(wanted.variables()))
                .build();
    }

    private static Map<String, String> encoded(SortedMap<String, Confidential> variables) {
        Map<String, String> data = new TreeMap<>();
        variables.forEach((name, value) ->
                data.put(name, Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8))));
        return data;
    }
}
