package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudNativePG is at, or fails at, and what becomes of what it cannot remove. */
class CloudNativePgHealthKT extends OnCloudNativePg {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Setting up primary | creating primary instance a-1 | is not ready yet: Setting up primary (creating primary instance a-1)
            Cluster is unrecoverable and needs manual intervention | one or more instances | CloudNativePG cannot make the cluster
            Unable to create required cluster objects | quota | (quota); kubectl describe clusters.postgresql.cnpg.io -n
            Invalid cluster definition | spec.storage | Invalid cluster definition (spec.storage)
            Cluster in healthy state | | is not ready yet: Cluster in healthy state
            """)
    void what_the_operator_says_is_told(String phase, @Nullable String reason, String told) throws Exception {
        // Given
        DatabaseSite made = asked(site("slow", null));
        assertThatThrownBy(() -> provider.advance(made, PASSWORD))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("no operator has taken up the cluster " + namespace() + "/")
                .hasMessageContaining("look whether that of CloudNativePG runs");

        // When
        operator.says(
                namespace(),
                ObjectName.of(made),
                reason == null ? Map.of("phase", phase) : Map.of("phase", phase, "phaseReason", reason));

        // Then
        assertThatThrownBy(() -> provider.advance(made, PASSWORD))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining(told);
        assertThat(provider.observe(made))
                .isInstanceOfSatisfying(
                        DatabasePresence.Incomplete.class,
                        seen -> assertThat(seen.next()).isEqualTo("start"));
        gone(made);
    }

    @Test
    void initialisation_that_fails_is_told_with_where_to_read_why() throws Exception {
        // Given
        DatabaseSite made = asked(site("broken", SEED));
        String name = ObjectName.of(made);
        operator.says(namespace(), name, Map.of("phase", "Setting up primary"));
        var pod = cluster.admin()
                .load(getClass().getResourceAsStream("/cloudnative-pg/initdb-pod.yaml"))
                .items()
                .getFirst();
        pod.getMetadata().setNamespace(namespace());
        pod.getMetadata().setName(name + "-1-initdb-x");
        pod.getMetadata().getLabels().put(ClusterObjects.OF_CLUSTER, name);
        cluster.admin().resource(pod).create();

        // When
        cluster.admin()
                .pods()
                .inNamespace(namespace())
                .withName(name + "-1-initdb-x")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": {\"phase\": \"Failed\"}}");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(() -> provider.advance(made, PASSWORD))
                        .hasMessageContaining("its initialisation has failed, where the seed is run too")
                        .hasMessageContaining("kubectl logs -n " + namespace() + " " + name + "-1-initdb-x"));
        gone(made);
    }

    @Test
    void stuck_finalizers_are_named_and_removal_goes_on_when_they_are_gone() throws Exception {
        // Given
        DatabaseSite made = asked(site("stuck", null));
        String name = ObjectName.of(made);
        operator.volume(namespace(), name);
        var volumes = cluster.admin()
                .persistentVolumeClaims()
                .inNamespace(namespace())
                .withName(name + "-1");
        volumes.edit(present -> finalized(present, "example.com/volume"));
        operator.cluster(namespace(), name).edit(present -> finalized(present, "example.com/cluster"));

        // When
        provider.remove(made);

        // Then
        assertThat(provider.observe(made)).isInstanceOfSatisfying(DatabasePresence.Going.class, left -> {
            assertThat(left.what())
                    .contains("cluster " + namespace() + "/" + name + " is being deleted, but has the finalizer")
                    .contains("example.com/cluster");
            assertThat(left.own()).contains("secret " + namespace() + "/" + name + "-login");
        });
        operator.cluster(namespace(), name).edit(present -> finalized(present, null));
        await().atMost(SOON).untilAsserted(() -> {
            provider.remove(made);
            assertThat(provider.observe(made))
                    .isInstanceOfSatisfying(
                            DatabasePresence.Going.class,
                            left -> assertThat(left.what())
                                    .contains("persistentvolumeclaim " + namespace() + "/" + name + "-1")
                                    .contains("example.com/volume"));
        });
        assertThat(secret(name + "-login")).isNotNull();
        volumes.edit(present -> finalized(present, null));
        gone(made);
    }

    private static <T extends HasMetadata> T finalized(T object, @Nullable String finalizer) {
        object.getMetadata().setFinalizers(finalizer == null ? List.of() : List.of(finalizer));
        return object;
    }
}
