package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.kubernetes.Cluster;
import dev.paved.provisioner.target.kubernetes.TestTarget;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the provider leaves alone: what is not its own, and what its role does not allow. */
class CloudNativePgBoundsKT extends OnCloudNativePg {

    @Test
    void look_alikes_are_neither_changed_nor_deleted() throws Exception {
        DatabaseSite bare = site("bare", null);
        DatabaseSite copied = site("copied", null);
        DatabaseSite replaced = known(site("replaced", null), "login=00000000-0000-0000-0000-000000000000");
        for (DatabaseSite site : List.of(bare, copied, replaced)) {
            // Given
            String name = ObjectName.of(site) + "-login";
            Secret alike = cluster.admin()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withNamespace(namespace())
                            .withLabels(site == bare ? Map.of() : Marks.labels(site))
                            .endMetadata()
                            .build())
                    .create();

            // When
            provider.identity(site);
            provider.advance(site, PASSWORD);
            provider.remove(site);

            // Then
            assertThat(provider.observe(site)).isInstanceOfSatisfying(DatabasePresence.Foreign.class, found -> {
                assertThat(found.foreign()).containsExactly("secret " + namespace() + "/" + name);
                assertThat(found.own()).isEmpty();
            });
            Secret after = secret(name);
            assertThat(after).isNotNull();
            assertThat(version(after)).isEqualTo(version(alike));
        }
    }

    @Test
    void cluster_that_somebody_replaced_is_left_alone() throws Exception {
        // Given
        DatabaseSite made = asked(site("swapped", null));
        String name = ObjectName.of(made);
        GenericKubernetesResource other = operator.cluster(namespace(), name).get();
        operator.cluster(namespace(), name).delete();
        await().atMost(SOON).until(() -> operator.cluster(namespace(), name).get() == null);
        other.getMetadata().setUid(null);
        other.getMetadata().setResourceVersion(null);
        other.getMetadata().setManagedFields(null);
        String before = version(cluster.admin()
                .genericKubernetesResources(ClusterObjects.CLUSTER.context())
                .inNamespace(namespace())
                .resource(other)
                .create());

        // When
        provider.remove(made);

        // Then
        await().atMost(SOON).until(() -> provider.observe(made).own().isEmpty());
        assertThat(provider.observe(made).foreign()).containsExactly("cluster " + namespace() + "/" + name);
        assertThat(version(operator.cluster(namespace(), name).get())).isEqualTo(before);
    }

    @Test
    void nothing_is_made_without_the_environments_own_namespace() throws Exception {
        // Given
        Placement foreign = TestTarget.known(
                TestTarget.placement("foreign"), UUID.randomUUID().toString());
        cluster.admin()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(cluster.prefix() + "data2")
                        .endMetadata()
                        .build())
                .create();
        DatabaseSite site = site("homeless", null);

        // When / Then
        CloudNativePgProvider none = provider(new Cluster(settings, CrashPoints.off()), null);
        assertThat(none.observe(site).own()).isEmpty();
        assertThatThrownBy(() -> none.advance(site, PASSWORD))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("namespace " + namespace() + " is not there yet")
                .hasMessageContaining("platform env show data");
        CloudNativePgProvider others = provider(new Cluster(settings, CrashPoints.off()), foreign);
        others.advance(site, PASSWORD);
        others.remove(site);
        assertThat(others.observe(site))
                .isInstanceOfSatisfying(
                        DatabasePresence.Foreign.class,
                        found -> assertThat(found.foreign().getFirst()).contains("belongs to another environment"));
        assertThat(operator.cluster(namespace(), ObjectName.of(site)).get()).isNull();
    }

    @Test
    void environment_that_is_not_on_kubernetes_is_refused() {
        assertThat(provider.obstacle("staging", "local")).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.why()).contains("the environment is on the target local");
            assertThat(obstacle.next()).contains("paved.provisioner.databases.provider=postgres");
        });
        assertThat(provider.obstacle("staging", "kubernetes")).isEmpty();
    }

    @Test
    void role_refuses_what_is_not_in_it() {
        // Given
        try (var provisioner = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(
                        settings.kubeconfig().orElseThrow().toFile()))
                .build()) {
            Map<String, Runnable> refused = Map.of(
                    "secrets are not listed",
                            () -> provisioner.secrets().inNamespace(namespace()).list(),
                    "secrets are not changed",
                            () -> provisioner
                                    .secrets()
                                    .inNamespace(namespace())
                                    .resource(new SecretBuilder()
                                            .withNewMetadata()
                                            .withName("a")
                                            .endMetadata()
                                            .build())
                                    .serverSideApply(),
                    "config maps are not read",
                            () -> provisioner
                                    .configMaps()
                                    .inNamespace(namespace())
                                    .withName("a")
                                    .get(),
                    "clusters are not listed",
                            () -> provisioner
                                    .genericKubernetesResources(ClusterObjects.CLUSTER.context())
                                    .inNamespace(namespace())
                                    .list(),
                    "volumes are not deleted",
                            () -> provisioner
                                    .persistentVolumeClaims()
                                    .inNamespace(namespace())
                                    .withName("a")
                                    .delete(),
                    "definitions are not read",
                            () -> provisioner
                                    .apiextensions()
                                    .v1()
                                    .customResourceDefinitions()
                                    .list());

            // When / Then
            refused.forEach((what, attempt) -> assertThatThrownBy(attempt::run)
                    .as(what)
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(403)));
        }
    }
}
