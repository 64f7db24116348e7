package dev.paved.provisioner.target.kubernetes;

import static dev.paved.provisioner.target.kubernetes.TestTarget.known;
import static dev.paved.provisioner.target.kubernetes.TestTarget.placement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The target against a real API server, with no more rights than the role that is checked in gives it. */
class KubernetesTargetKT extends OnCluster {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ServiceSpec API = new ServiceSpec("api", "myorg/api:1.0.0");
    private static final ServiceSpec FRONTEND = new ServiceSpec("frontend", "myorg/frontend:1.0.0");

    @Test
    void makes_all_that_an_environment_needs_and_again_changes_nothing() throws IOException {
        // Given
        Placement whole = provided(placement("whole", API, FRONTEND));
        awaitReady(whole);
        Set<String> before = versions(whole);

        // When
        target.provide(whole);

        // Then
        assertThat(versions(whole)).isEqualTo(before);
        assertThat(target.objects(whole))
                .contains(
                        "namespace " + namespace(whole),
                        "resourcequota " + namespace(whole) + "/environment",
                        "limitrange " + namespace(whole) + "/environment",
                        "serviceaccount " + namespace(whole) + "/services",
                        "networkpolicy " + namespace(whole) + "/default-deny",
                        "deployment " + namespace(whole) + "/api",
                        "service " + namespace(whole) + "/frontend",
                        "ingress " + namespace(whole) + "/frontend");
        assertThat(live(whole).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .containsEntry("paved.dev/environment-id", whole.id());
        assertThat(live(whole).getMetadata().getManagedFields())
                .filteredOn(entry -> entry.getSubresource() == null)
                .extracting("manager")
                .contains(Cluster.MANAGER);
        remove(whole);
    }

    @Test
    void look_alikes_are_neither_changed_nor_deleted() throws IOException {
        Placement bare = placement("bare", API);
        Placement other = placement("other", API);
        Placement copied = placement("copied", API);
        Placement replaced = known(placement("replaced", API), "00000000-0000-0000-0000-000000000000");
        make(bare, Map.of());
        make(other, Ownership.labels(placement("other")));
        make(copied, Ownership.labels(copied));
        make(replaced, Ownership.labels(replaced));
        for (Placement alike : new Placement[] {bare, other, copied, replaced}) {
            // Given
            Set<String> before = versions(alike);

            // When
            String identity = target.claim(alike);
            target.provide(alike);
            target.remove(alike);

            // Then
            assertThat(identity).isEqualTo(alike.identity());
            assertThat(target.observe(alike)).isInstanceOf(Presence.Foreign.class);
            assertThat(target.objects(alike)).isEmpty();
            assertThat(versions(alike)).as(alike.name()).isEqualTo(before);
        }
    }

    @Test
    void stuck_finalizer_is_named_and_removal_goes_on_when_it_is_gone() throws IOException {
        // Given
        Placement stuck = provided(placement("stuck", API));
        var service = cluster.admin().services().inNamespace(namespace(stuck)).withName("api");
        service.edit(present -> finalized(present, "example.com/cleanup"));
        var unreadable = cluster.admin().resource(finalized(settingsOf(stuck), "example.com/other"));
        unreadable.create();

        // When
        target.remove(stuck);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(target.observe(stuck))
                        .isInstanceOfSatisfying(
                                Presence.Incomplete.class,
                                left -> assertThat(left.what())
                                        .contains("service " + namespace(stuck)
                                                + "/api has the finalizer example.com/cleanup")
                                        .contains("example.com/other in 1 resource", "configmaps. has 1 resource")));
        target.remove(stuck);
        service.edit(present -> finalized(present, null));
        unreadable.edit(present -> finalized(present, null));
        await().atMost(SOON).until(() -> target.observe(stuck) instanceof Presence.Absent);
    }

    private static ConfigMap settingsOf(Placement placement) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .withNamespace(namespace(placement))
                .endMetadata()
                .build();
    }

    private static <T extends HasMetadata> T finalized(T object, String finalizer) {
        object.getMetadata().setFinalizers(finalizer == null ? List.of() : List.of(finalizer));
        return object;
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing ImagePullBackOff", "crash CrashLoopBackOff"})
    void what_keeps_a_service_from_starting_is_told_early(String imageAndReason) throws IOException {
        // Given
        String[] parts = imageAndReason.split(" ");
        Placement broken = placement(parts[0], API, new ServiceSpec("worker", "myorg/" + parts[0] + ":1"));

        // When
        Placement provided = provided(broken);

        // Then
        awaitReason(target, provided, parts[1], "the service worker", "; ");
        target.remove(provided);
    }

    @Test
    void quota_that_pods_exceed_is_told() throws IOException {
        KubernetesSettings tight = settings(Map.of("quota.pods", "1"));
        KubernetesTarget sparing = TestTarget.of(tight, new Cluster(tight, CrashPoints.off()));
        Placement crowded = provided(sparing, placement("crowded", API, FRONTEND));
        awaitReason(sparing, crowded, "QuotaExceeded", "exceeded quota: environment", "raise the quota");
        target.remove(crowded);
    }

    @Test
    void what_the_cluster_does_not_admit_is_told() throws IOException {
        // Given
        Placement refused = provided(placement("refused"));
        cluster.admin().load(text("""
                        apiVersion: v1
                        kind: LimitRange
                        metadata: {name: small}
                        spec: {limits: [{type: Container, max: {memory: 16Mi}}]}
                        """)).inNamespace(namespace(refused)).create();
        cluster.admin().load(text("""
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata: {name: few}
                        spec: {hard: {count/ingresses.networking.k8s.io: "0"}}
                        """)).inNamespace(namespace(refused)).create();
        await().atMost(SOON)
                .until(() -> !cluster.admin()
                        .resourceQuotas()
                        .inNamespace(namespace(refused))
                        .withName("few")
                        .get()
                        .getStatus()
                        .getHard()
                        .isEmpty());
        Placement wanted = known(refused, refused.identity(), API);

        // When / Then
        assertThatThrownBy(() -> target.provide(wanted))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.reason()).isEqualTo("QuotaExceeded"))
                .hasMessageContaining("applying the ingress api")
                .hasMessageContaining("exceeded quota: few");
        awaitReason(target, wanted, "AdmissionDenied", "maximum memory usage per Container is 16Mi");
        target.remove(wanted);
    }

    @Test
    void field_that_another_has_set_is_told_and_not_overwritten() throws IOException {
        // Given
        Placement shared = provided(placement("shared", API));
        var workload = cluster.admin()
                .apps()
                .deployments()
                .inNamespace(namespace(shared))
                .withName("api");
        workload.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), """
                {"spec": {"template": {"spec": {"containers": [{"name": "app", "image": "myorg/api:by-hand"}]}}}}""");

        // When / Then
        assertThatThrownBy(() -> target.provide(shared))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.reason()).isEqualTo("Conflict"))
                .hasMessageContaining(".image");
        assertThat(workload.get()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage())
                .isEqualTo("myorg/api:by-hand");
        target.remove(shared);
    }

    @Test
    void converges_wherever_an_instance_is_killed() throws IOException {
        int point = 0;
        boolean survived = false;
        while (!survived) {
            Placement mortal = placement("mortal-" + point, API);
            boolean answered = point % 2 == 0;
            KubernetesTarget killed = TestTarget.of(settings, new TestTarget.Mortal(settings, point, answered));
            survived = lives(killed, mortal);

            Placement provided = provided(mortal);
            assertThat(target.objects(provided)).contains("ingress " + namespace(provided) + "/api");
            assertThat(cluster.admin()
                            .apps()
                            .deployments()
                            .inNamespace(namespace(provided))
                            .list()
                            .getItems())
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.getMetadata().getGeneration()).isEqualTo(1));

            KubernetesTarget dying = TestTarget.of(settings, new TestTarget.Mortal(settings, 1, answered));
            assertThatThrownBy(() -> dying.remove(provided)).isInstanceOf(TestTarget.Killed.class);
            target.remove(provided);
            point++;
        }
        assertThat(point).isGreaterThan(10);
        await().atMost(SOON)
                .until(() -> cluster.admin().namespaces().list().getItems().stream()
                        .noneMatch(one -> one.getMetadata().getName().startsWith(cluster.prefix() + "mortal-")));
    }

    private static boolean lives(KubernetesTarget killed, Placement placement) throws IOException {
        try {
            provided(killed, placement);
            return true;
        } catch (TestTarget.Killed e) {
            return false;
        }
    }

    @Test
    void role_refuses_what_is_not_in_it() {
        // Given
        try (var provisioner = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(
                        settings.kubeconfig().orElseThrow().toFile()))
                .build()) {
            Map<String, Runnable> refused = Map.of(
                    "secrets",
                            () -> provisioner
                                    .secrets()
                                    .inNamespace("kube-system")
                                    .list(),
                    "secrets' content",
                            () -> provisioner.raw(
                                    "/api/v1/namespaces/kube-system/secrets/a", "PUT", new SecretBuilder().build()),
                    "configmaps",
                            () -> provisioner
                                    .configMaps()
                                    .inNamespace("kube-system")
                                    .list(),
                    "nodes", () -> provisioner.nodes().list(),
                    "clusterroles",
                            () -> provisioner
                                    .resource(new ClusterRoleBuilder()
                                            .withNewMetadata()
                                            .withName(cluster.prefix() + "mine")
                                            .endMetadata()
                                            .build())
                                    .create(),
                    "limitranges",
                            () -> provisioner
                                    .limitRanges()
                                    .inNamespace("kube-system")
                                    .withName("a")
                                    .delete(),
                    "pods",
                            () -> provisioner
                                    .pods()
                                    .inNamespace("kube-system")
                                    .withName("a")
                                    .delete());

            // When / Then
            refused.forEach((resource, attempt) -> assertThatThrownBy(attempt::run)
                    .as(resource)
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(403)));
        }
    }

    @Test
    void missing_rights_are_told() {
        KubernetesSettings powerless = TestTarget.settings(
                cluster.prefix(),
                TestCluster.kubeconfig(folder, cluster.server().toString(), "dev-token"),
                Map.of());
        assertThatThrownBy(() -> TestTarget.of(powerless, new Cluster(powerless, CrashPoints.off()))
                        .claim(placement("nobodys")))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.reason()).isIn("Forbidden", "Unauthorized"))
                .hasMessageContaining("looking at the namespace");
    }

    private static InputStream text(String manifest) {
        return new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static Placement provided(Placement placement) throws IOException {
        return provided(target, placement);
    }

    private static Placement provided(KubernetesTarget by, Placement placement) throws IOException {
        Placement known = known(placement, by.claim(placement));
        by.provide(known);
        awaitLimited(known);
        by.provide(known);
        return known;
    }

    /** Until the cluster has counted what the quota is about: nothing runs before. */
    private static void awaitLimited(Placement placement) {
        await().atMost(SOON)
                .until(() -> cluster.admin()
                                .resourceQuotas()
                                .inNamespace(namespace(placement))
                                .withName("environment")
                                .get()
                                .getStatus()
                                .getHard()
                                .size()
                        == 3);
    }

    private static void awaitReady(Placement placement) {
        await().atMost(SOON).untilAsserted(() -> {
            Presence present = target.observe(placement);
            assertThat(present).isInstanceOf(Presence.Present.class);
            assertThat(((Presence.Present) present).url()).isEqualTo("http://api.whole.apps.example.com");
        });
    }

    private static void awaitReason(KubernetesTarget by, Placement placement, String reason, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(by.observe(placement))
                        .isInstanceOfSatisfying(Presence.Incomplete.class, seen -> {
                            assertThat(seen.reason()).isEqualTo(reason);
                            assertThat(seen.what()).contains(words);
                        }));
    }

    private static void remove(Placement placement) throws IOException {
        target.remove(placement);
        await().atMost(SOON).until(() -> target.observe(placement) instanceof Presence.Absent);
    }

    private static Namespace live(Placement placement) {
        return cluster.admin().namespaces().withName(namespace(placement)).get();
    }

    private static void make(Placement placement, Map<String, String> labels) {
        cluster.admin()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace(placement))
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    /** What was specified in the namespace and its objects, by their versions. */
    private static Set<String> versions(Placement placement) {
        var admin = cluster.admin();
        String namespace = namespace(placement);
        return Stream.of(
                        Stream.of(live(placement)),
                        admin.apps().deployments().inNamespace(namespace).list().getItems().stream(),
                        admin.services().inNamespace(namespace).list().getItems().stream(),
                        admin.network().v1().ingresses().inNamespace(namespace).list().getItems().stream(),
                        admin.network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream(),
                        admin.limitRanges().inNamespace(namespace).list().getItems().stream())
                .flatMap(objects -> objects.map(object -> (HasMetadata) object))
                .map(object -> object.getKind() + " " + object.getMetadata().getName() + " "
                        + object.getMetadata().getUid() + " "
                        + object.getMetadata().getResourceVersion())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
