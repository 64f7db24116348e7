package dev.paved.provisioner.database.kubernetes;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Plays an operator: its definitions are there, and the test says what it makes of what is asked. None is running. */
public final class Operator {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final KubernetesClient admin;

    public Operator(KubernetesClient admin) {
        this.admin = admin;
    }

    /** The definition that CloudNativePG installs. */
    public void install() {
        install("/cloudnative-pg/clusters.yaml", "postgresql.cnpg.io/v1");
    }

    void install(String definition, String apiVersion) {
        try (InputStream text = Objects.requireNonNull(Operator.class.getResourceAsStream(definition))) {
            admin.load(text).items().forEach(object -> {
                if (admin.resource(object).get() == null) {
                    admin.resource(object).create();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(SOON).until(() -> admin.getApiResources(apiVersion) != null);
    }

    public void uninstall() {
        var definition = admin.apiextensions().v1().customResourceDefinitions().withName("clusters.postgresql.cnpg.io");
        definition.delete();
        await().atMost(SOON)
                .until(() -> definition.get() == null && admin.getApiResources("postgresql.cnpg.io/v1") == null);
    }

    public Resource<GenericKubernetesResource> cluster(String namespace, String name) {
        return admin.genericKubernetesResources(ClusterObjects.CLUSTER.context())
                .inNamespace(namespace)
                .withName(name);
    }

    /** The one Cluster in {@code namespace}. */
    public GenericKubernetesResource only(String namespace) {
        return await().atMost(SOON)
                .until(
                        () -> admin.genericKubernetesResources(ClusterObjects.CLUSTER.context())
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        found -> found.size() == 1)
                .getFirst();
    }

    /** Says how far a Cluster is. */
    public void says(String namespace, String name, Map<String, Object> status) {
        cluster(namespace, name).editStatus(present -> {
            present.setAdditionalProperty("status", status);
            return present;
        });
    }

    public void ready(String namespace, String name) {
        says(namespace, name, Map.of("phase", "Cluster in healthy state", "instances", 1, "readyInstances", 1));
    }

    /** Makes the volume of a Cluster's first server. */
    public PersistentVolumeClaim volume(String namespace, String name) {
        GenericKubernetesResource owner = cluster(namespace, name).get();
        return admin.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name + "-1")
                        .withNamespace(namespace)
                        .addToLabels(ClusterObjects.OF_CLUSTER, name)
                        .addNewOwnerReference()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(name)
                        .withUid(owner.getMetadata().getUid())
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", new Quantity("1Gi"))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
    }
}
