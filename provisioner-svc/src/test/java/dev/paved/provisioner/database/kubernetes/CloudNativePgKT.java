package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.manifest.DatabaseSize;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.kubernetes.Cluster;
import dev.paved.provisioner.target.kubernetes.KubernetesSettings;
import dev.paved.provisioner.target.kubernetes.TestCluster;
import dev.paved.provisioner.target.kubernetes.TestTarget;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider against a real API server with CloudNativePG's own definition; the test plays its operator. */
class CloudNativePgKT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String PASSWORD = "canary-77aa";
    private static final String SEED = "create table note (text text); insert into note values ('canary-seed')";

    @TempDir
    private static Path folder;

    private static TestCluster cluster;
    private static Operator operator;
    private static KubernetesSettings settings;
    private static Placement environment;
    private static CloudNativePgProvider provider;

    @BeforeAll
    static void connect() throws Exception {
        TestCluster.required();
        cluster = TestCluster.withDatabases();
        operator = new Operator(cluster.admin());
        operator.install();
        settings = TestTarget.settings(
                cluster.prefix(), cluster.kubeconfig(folder, cluster.server().toString()), Map.of());
        var target = TestTarget.of(settings, new Cluster(settings, CrashPoints.off()));
        Placement placement = TestTarget.placement("data");
        environment = TestTarget.known(placement, target.claim(placement));
        target.provide(environment);
        provider = provider(new Cluster(settings, CrashPoints.off()), environment);
    }

    @AfterAll
    static void cleanUp() {
        if (cluster != null) {
            operator.uninstall();
            cluster.close();
        }
    }

    private static CloudNativePgProvider provider(Cluster connection, @Nullable Placement home) {
        CloudNativePgSettings asked = new SmallRyeConfigBuilder()
                .withMapping(CloudNativePgSettings.class)
                .build()
                .getConfigMapping(CloudNativePgSettings.class);
        return new CloudNativePgProvider(
                new Homes(id -> home, connection, settings), new Objects(connection), new ClusterObjects(asked));
    }

    private static String namespace() {
        return cluster.prefix() + "data";
    }

    private static DatabaseSite site(String service, @Nullable String seed) {
        String id = UUID.randomUUID().toString();
        return new DatabaseSite(
                id,
                service.replace('.', '_') + "_data_" + id.substring(id.length() - 10),
                service,
                "data",
                DatabaseSize.SMALL,
                seed,
                environment.id(),
                "cloudnative-pg",
                null);
    }

    private static DatabaseSite known(DatabaseSite site, @Nullable String identity) {
        return new DatabaseSite(
                site.id(),
                site.name(),
                site.service(),
                site.environment(),
                site.size(),
                site.seed(),
                site.environmentId(),
                site.provider(),
                identity);
    }

    /** Takes step after step as the reconciler does, until the operator's turn comes or nothing is left to do. */
    private static DatabaseSite asked(CloudNativePgProvider by, DatabaseSite site, List<String> steps)
            throws Exception {
        DatabaseSite present = known(site, by.identity(site));
        while (by.observe(present) instanceof DatabasePresence.Incomplete(String next, List<String> ignored)
                && !next.equals("start")) {
            assertThat(steps).doesNotContain(next);
            steps.add(next);
            by.advance(present, PASSWORD);
            present = known(present, by.identity(present));
        }
        return present;
    }

    private static DatabaseSite asked(DatabaseSite site) throws Exception {
        return asked(provider, site, new ArrayList<>());
    }

    private static void gone(DatabaseSite site) {
        await().atMost(SOON).until(() -> {
            provider.remove(site);
            return provider.observe(site).own().isEmpty();
        });
    }

    private static @Nullable Secret secret(String name) {
        return cluster.admin().secrets().inNamespace(namespace()).withName(name).get();
    }

    private static String value(@Nullable Secret secret, String key) {
        assertThat(secret).isNotNull();
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    @Test
    void whole_life_of_a_database() throws Exception {
        // Given
        DatabaseSite site = site("Whole.1", SEED);
        String name = ObjectName.of(site);
        List<String> steps = new ArrayList<>();

        // When
        DatabaseSite made = asked(provider, site, steps);
        GenericKubernetesResource asked = operator.cluster(namespace(), name).get();
        operator.volume(namespace(), name);
        String script = value(secret(name + "-seed"), "seed.sql");
        operator.ready(namespace(), name);
        made = asked(provider, made, steps);

        // Then
        assertThat(name).startsWith("whole-1-");
        assertThat(steps).containsExactly("login", "seed", "network", "cluster", "tidy");
        assertThat(provider.observe(made)).isInstanceOf(DatabasePresence.Present.class);
        assertThat(asked.getMetadata().getLabels())
                .containsEntry("paved.dev/database-id", site.id())
                .containsEntry("app.kubernetes.io/managed-by", "paved")
                .containsEntry("paved.dev/environment-id", environment.id());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "database"))
                .isEqualTo(site.name());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "owner")).isEqualTo(site.name());
        assertThat((String) asked.get("spec", "bootstrap", "initdb", "secret", "name"))
                .isEqualTo(name + "-login");
        assertThat((List<?>) asked.get("spec", "bootstrap", "initdb", "postInitApplicationSQLRefs", "secretRefs"))
                .isEqualTo(List.of(Map.of("name", name + "-seed", "key", "seed.sql")));
        assertThat((Integer) asked.get("spec", "instances")).isEqualTo(1);
        assertThat((String) asked.get("spec", "storage", "size")).isEqualTo("5Gi");
        assertThat(asked.toString()).doesNotContain(PASSWORD, "canary-seed");
        assertThat(script).containsOnlyOnce(SEED);
        assertThat(secret(name + "-seed")).isNull();
        Secret login = secret(name + "-login");
        assertThat(login).isNotNull();
        assertThat(login.getType()).isEqualTo("kubernetes.io/basic-auth");
        assertThat(value(login, "username")).isEqualTo(site.name());
        assertThat(value(login, "password")).isEqualTo(PASSWORD);
        assertThat(provider.address(made, PASSWORD))
                .isEqualTo(new DatabaseAddress(
                        name + "-rw." + namespace() + ".svc",
                        5432,
                        site.name(),
                        site.name(),
                        PASSWORD,
                        "postgresql://" + site.name() + ":" + PASSWORD + "@" + name + "-rw." + namespace()
                                + ".svc:5432/" + site.name() + "?sslmode=require"));
        assertThat(provider.observe(made).own())
                .contains(
                        "cluster " + namespace() + "/" + name,
                        "persistentvolumeclaim " + namespace() + "/" + name + "-1",
                        "secret " + namespace() + "/" + name + "-login",
                        "networkpolicy " + namespace() + "/" + name);
        gone(made);
        assertThat(secret(name + "-login")).isNull();
        assertThat(operator.cluster(namespace(), name).get()).isNull();
        assertThat(cluster.admin()
                        .persistentVolumeClaims()
                        .inNamespace(namespace())
                        .withName(name + "-1")
                        .get())
                .isNull();
    }

    @Test
    void steps_that_are_taken_again_change_nothing() throws Exception {
        // Given
        DatabaseSite made = asked(site("again", SEED));
        operator.ready(namespace(), ObjectName.of(made));
        made = asked(made);
        String before =
                version(operator.cluster(namespace(), ObjectName.of(made)).get());

        // When
        provider.advance(made, "another");

        // Then
        assertThat(version(operator.cluster(namespace(), ObjectName.of(made)).get()))
                .isEqualTo(before);
        assertThat(value(secret(ObjectName.of(made) + "-login"), "password")).isEqualTo(PASSWORD);
        assertThat(provider.identity(made)).isEqualTo(made.identity());
        gone(made);
    }

    private static String version(HasMetadata object) {
        return object.getMetadata().getUid() + " " + object.getMetadata().getResourceVersion();
    }

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

    @Test
    void converges_wherever_an_instance_is_killed() throws Exception {
        int point = 0;
        boolean survived = false;
        while (!survived) {
            DatabaseSite site = site("mortal-" + point, SEED);
            boolean answered = point % 2 == 0;
            survived = lives(provider(new TestTarget.Mortal(settings, point, answered), environment), site);

            DatabaseSite made = asked(site);
            assertThat(provider.observe(made).own()).hasSize(4);
            assertThat(value(secret(ObjectName.of(site) + "-login"), "password"))
                    .isEqualTo(PASSWORD);

            var dying = provider(new TestTarget.Mortal(settings, 6, answered), environment);
            assertThatThrownBy(() -> dying.remove(made)).isInstanceOf(TestTarget.Killed.class);
            gone(made);
            point += 3;
        }
        assertThat(point).isGreaterThan(30);
    }

    private static boolean lives(CloudNativePgProvider killed, DatabaseSite site) throws Exception {
        try {
            asked(killed, site, new ArrayList<>());
            return true;
        } catch (TestTarget.Killed e) {
            return false;
        }
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
