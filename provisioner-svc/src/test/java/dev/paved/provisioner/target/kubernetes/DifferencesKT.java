package dev.paved.provisioner.target.kubernetes;

import static dev.paved.provisioner.target.kubernetes.TestTarget.known;
import static dev.paved.provisioner.target.kubernetes.TestTarget.placement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others change in environments on a real API server, and what becomes of it. */
class DifferencesKT extends OnCluster {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ServiceSpec API = new ServiceSpec("api", "myorg/api:1.0.0", 1, Map.of("GREETING", "hello"));
    private static final String CONTAINER = "spec.template.spec.containers[app]";

    @Test
    void each_change_is_found_with_its_field_and_actor_and_is_reverted() throws IOException {
        // Given
        Placement drifted = provided(placement("drifted", API));
        assertThat(target.differences(drifted)).isEmpty();
        Instant before = Instant.now().minusSeconds(2);

        // When
        edit(
                drifted,
                "kubectl-set",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"myorg/api:by-hand\",\"env\":[{\"name\":\"DEBUG\",\"value\":\"1\"},{\"name\":\"GREETING\",\"value\":\"bye\"}]},{\"name\":\"sidecar\",\"image\":\"myorg/sidecar:1\"}]}}}}");
        edit(
                drifted,
                "kubectl-scale",
                "{\"spec\":{\"replicas\":3,\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}");
        edit(drifted, "kubectl-label", "{\"metadata\":{\"labels\":{\"paved.dev/environment\":\"mine\"}}}");
        edit(drifted, "kubectl-edit", "{\"metadata\":{\"labels\":{\"app.kubernetes.io/name\":null}}}");
        cluster.admin()
                .services()
                .inNamespace(namespace(drifted))
                .withName("api")
                .delete();
        foreignRule(drifted);

        // Then
        Map<String, Difference> found = target.differences(drifted).stream()
                .collect(Collectors.toMap(one -> one.resource() + " " + one.field(), one -> one));
        assertThat(found.values())
                .extracting(one -> one.resource() + " " + one.field() + ": " + one.desired() + " -> " + one.actual()
                        + " by " + one.changedBy())
                .containsExactlyInAnyOrder(
                        "deployment/api " + CONTAINER + ".image: myorg/api:1.0.0 -> myorg/api:by-hand by kubectl-set",
                        "deployment/api " + CONTAINER + ".env[GREETING]: hello -> bye by kubectl-set",
                        "deployment/api " + CONTAINER + ".env[DEBUG]: null -> 1 by kubectl-set",
                        "deployment/api spec.template.spec.containers[sidecar]: null -> "
                                + found.get("deployment/api spec.template.spec.containers[sidecar]")
                                        .actual()
                                + " by kubectl-set",
                        "deployment/api spec.replicas: 1 -> 3 by kubectl-scale",
                        "deployment/api spec.strategy.type: null -> Recreate by kubectl-scale",
                        "deployment/api metadata.labels[paved.dev/environment]: drifted -> mine by kubectl-label",
                        "deployment/api metadata.labels[app.kubernetes.io/name]: api -> null by null",
                        "service/api : there -> null by null",
                        "networkpolicy/default-deny spec.podSelector: {} -> {\"matchLabels\":{\"open\":\"no\"}} by intruder");
        assertThat(found.get("deployment/api " + CONTAINER + ".image").since()).isBetween(before, Instant.now());
        assertThat(found.get("deployment/api " + CONTAINER + ".image").service())
                .isEqualTo("api");

        // When
        target.revert(drifted, Set.of(found.get("deployment/api spec.replicas").place()));

        // Then
        assertThat(places(drifted))
                .hasSize(found.size() - 1)
                .doesNotContain(found.get("deployment/api spec.replicas").place());

        // When
        target.revert(drifted, places(drifted));

        // Then
        assertThat(target.differences(drifted)).isEmpty();
        target.provide(drifted);
        target.remove(drifted);
    }

    /** As kubectl scale does it: who that was is only noted by servers from 1.23 on. */
    @Test
    void scaling_by_the_subresource_differs_and_is_reverted() throws IOException {
        // Given
        Placement scaled = provided(placement("scaled", API));
        Scale scale = new ScaleBuilder()
                .withNewMetadata()
                .withName("api")
                .withNamespace(namespace(scaled))
                .endMetadata()
                .withNewSpec()
                .withReplicas(3)
                .endSpec()
                .build();
        cluster.admin().raw("/apis/apps/v1/namespaces/" + namespace(scaled) + "/deployments/api/scale", "PUT", scale);

        // When
        List<Difference> found = target.differences(scaled);

        // Then
        assertThat(found)
                .extracting(one -> one.resource() + " " + one.field() + ": " + one.desired() + " -> " + one.actual())
                .containsExactly("deployment/api spec.replicas: 1 -> 3");

        // When
        target.revert(scaled, places(scaled));

        // Then
        assertThat(target.differences(scaled)).isEmpty();
        target.remove(scaled);
    }

    @Test
    void field_that_is_set_back_by_hand_differs_no_more() throws IOException {
        // Given
        Placement undone = provided(placement("undone", API));
        edit(
                undone,
                "kubectl-edit",
                "{\"spec\":{\"replicas\":2,\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}");
        assertThat(target.differences(undone)).hasSize(2);

        // When
        edit(undone, "kubectl-edit", "{\"spec\":{\"replicas\":1,\"strategy\":{\"type\":\"RollingUpdate\"}}}");

        // Then
        assertThat(target.differences(undone)).isEmpty();
        target.remove(undone);
    }

    @Test
    void what_was_adopted_is_changed_later_without_conflict() throws IOException {
        // Given
        Placement old = provided(placement("adopted", API));
        edit(
                old,
                "kubectl-set",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"myorg/api:by-hand\",\"env\":[{\"name\":\"DEBUG\",\"value\":\"1\"}]}]}}}}");
        Set<Difference.Place> places = places(old);
        ServiceSpec taken = new ServiceSpec("api", "myorg/api:by-hand", 1, Map.of("GREETING", "hello", "DEBUG", "1"));
        Placement adopted = known(old, old.identity(), taken);

        // When
        target.adopt(adopted, places);

        // Then
        assertThat(target.differences(adopted)).isEmpty();
        Placement next = known(old, old.identity(), new ServiceSpec("api", "myorg/api:2", 1, Map.of("DEBUG", "2")));
        target.provide(next);
        assertThat(target.differences(next)).isEmpty();
        assertThat(deployment(old)
                        .get()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage())
                .isEqualTo("myorg/api:2");
        target.remove(old);
    }

    @Test
    void revert_that_is_killed_anywhere_is_finished_by_the_next() throws IOException {
        // Given
        Placement mortal = provided(placement("reverted", API));
        int point = 0;
        boolean survived = false;
        while (!survived) {
            edit(
                    mortal,
                    "kubectl-set",
                    "{\"spec\":{\"replicas\":0,\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"myorg/api:by-hand\",\"env\":[{\"name\":\"DEBUG\",\"value\":\"1\"}]}]}}}}");
            Set<Difference.Place> places = places(mortal);
            assertThat(places).hasSize(3);
            boolean answered = point % 2 == 0;

            // When
            try {
                TestTarget.of(settings, new TestTarget.Mortal(settings, point / 2, answered))
                        .revert(mortal, places);
                survived = true;
            } catch (TestTarget.Killed e) {
                point++;
            }

            // Then
            target.revert(mortal, places);
            assertThat(target.differences(mortal)).isEmpty();
        }
        assertThat(point).isGreaterThan(4);
        target.remove(mortal);
    }

    @Test
    void environment_at_rest_has_no_differences_and_is_never_written() throws IOException {
        // Given
        Placement resting = provided(placement("resting", API, new ServiceSpec("web", "myorg/web:1")));
        await().atMost(SOON).until(() -> target.observe(resting) instanceof Presence.Present);
        Set<String> before = versions(resting);
        Instant end = Instant.now().plus(Duration.parse(System.getProperty("paved.test.rest", "PT10S")));
        int looks = 0;

        // When / Then
        while (Instant.now().isBefore(end)) {
            assertThat(target.differences(resting)).isEmpty();
            looks++;
        }
        assertThat(looks).isGreaterThan(10);
        assertThat(versions(resting)).isEqualTo(before);
        target.remove(resting);
    }

    @Test
    void watch_tells_whose_environment_was_changed_within_seconds() throws IOException {
        // Given
        var told = new ConcurrentLinkedQueue<String>();
        Cluster own = new Cluster(settings, CrashPoints.off());
        Placement watched = provided(placement("watched", API));
        TestTarget.of(settings, own).watch(told::add);
        await().atMost(SOON).until(() -> told.contains(watched.id()));
        await().atMost(SOON).until(() -> target.observe(watched) instanceof Presence.Present);
        told.clear();

        // When
        cluster.admin()
                .serviceAccounts()
                .inNamespace(namespace(watched))
                .withName("services")
                .delete();

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> told.contains(watched.id()));
        own.close();
        target.remove(watched);
    }

    @Test
    void namespace_that_is_gone_is_one_difference_and_nothing_is_made_in_its_place() throws IOException {
        // Given
        Placement lost = provided(placement("lost", API));

        // When
        cluster.admin().namespaces().withName(namespace(lost)).delete();

        // Then
        assertThat(target.differences(lost))
                .singleElement()
                .satisfies(one -> assertThat(one.resource()).isEqualTo("namespace/" + namespace(lost)));
        target.revert(lost, places(lost));
        await().atMost(SOON)
                .until(() ->
                        cluster.admin().namespaces().withName(namespace(lost)).get() == null);
        target.revert(lost, places(lost));
        assertThat(cluster.admin().namespaces().withName(namespace(lost)).get()).isNull();
    }

    @Test
    void new_declaration_never_overwrites_what_another_has_set() throws IOException {
        // Given
        Placement old = provided(placement("contested", API));
        edit(
                old,
                "kubectl-set",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"myorg/api:by-hand\"}]}}}}");

        // When / Then
        Placement next = known(old, old.identity(), new ServiceSpec("api", "myorg/api:2"));
        assertThatThrownBy(() -> target.provide(next))
                .hasMessageContaining("conflict")
                .hasMessageContaining("image");
        target.remove(old);
    }

    private static void foreignRule(Placement placement) {
        cluster.admin()
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(namespace(placement))
                .withName("default-deny")
                .patch(context("intruder"), "{\"spec\":{\"podSelector\":{\"matchLabels\":{\"open\":\"no\"}}}}");
    }

    private static void edit(Placement placement, String manager, String change) {
        deployment(placement).patch(context(manager), change);
    }

    private static PatchContext context(String manager) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.STRATEGIC_MERGE)
                .withFieldManager(manager)
                .build();
    }

    private static RollableScalableResource<Deployment> deployment(Placement placement) {
        return cluster.admin()
                .apps()
                .deployments()
                .inNamespace(namespace(placement))
                .withName("api");
    }

    private static Set<Difference.Place> places(Placement placement) throws IOException {
        return target.differences(placement).stream().map(Difference::place).collect(Collectors.toSet());
    }

    private static Placement provided(Placement placement) throws IOException {
        Placement known = known(placement, target.claim(placement));
        await().atMost(SOON).until(() -> {
            target.provide(known);
            return deployment(known).get() != null
                    && cluster.admin()
                                    .services()
                                    .inNamespace(namespace(known))
                                    .withName("api")
                                    .get()
                            != null;
        });
        target.provide(known);
        return known;
    }

    private static Set<String> versions(Placement placement) {
        String namespace = namespace(placement);
        return Stream.<List<? extends HasMetadata>>of(
                        List.of(cluster.admin().namespaces().withName(namespace).get()),
                        cluster.admin()
                                .apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        cluster.admin().services().inNamespace(namespace).list().getItems(),
                        cluster.admin()
                                .network()
                                .v1()
                                .ingresses()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        cluster.admin()
                                .network()
                                .v1()
                                .networkPolicies()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        cluster.admin()
                                .resourceQuotas()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        cluster.admin()
                                .limitRanges()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .map(object -> object.getKind()
                        + object.getMetadata().getName()
                        + object.getMetadata().getResourceVersion())
                .collect(Collectors.toSet());
    }
}
