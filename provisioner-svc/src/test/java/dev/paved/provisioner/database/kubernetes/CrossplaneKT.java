package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.database.DatabaseAddress;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.manifest.DatabaseRequest;
import dev.paved.provisioner.manifest.DatabaseSize;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.kubernetes.Cluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import dev.paved.provisioner.target.kubernetes.KubernetesSettings;
import dev.paved.provisioner.target.kubernetes.TestTarget;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims on a real API server, with a definition of the test's; the test plays Crossplane. */
class CrossplaneKT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SET = "paved.provisioner.crossplane.";

    @TempDir
    private static Path folder;

    private static TestCluster cluster;
    private static KubernetesSettings settings;
    private static Placement environment;
    private static CrossplaneProvider provider;

    @BeforeAll
    static void connect() throws Exception {
        TestCluster.required();
        cluster = TestCluster.with(ClusterResource.ENVIRONMENTS, ClusterResource.DATABASES);
        new Operator(cluster.admin()).install("/crossplane/claim.yaml", "kt.paved.dev/v1alpha1");
        allowClaims();
        settings = TestTarget.settings(
                cluster.prefix(), cluster.kubeconfig(folder, cluster.server().toString()), Map.of());
        var target = TestTarget.of(settings, new Cluster(settings, CrashPoints.off()));
        Placement placement = TestTarget.placement("claims");
        environment = TestTarget.known(placement, target.claim(placement));
        target.provide(environment);
        provider = provider(new Cluster(settings, CrashPoints.off()), "PostgreSQLInstance");
    }

    /** As whoever installs the role puts the group and the plural of their claim into it. */
    private static void allowClaims() {
        var role = cluster.admin().rbac().clusterRoles().withName(cluster.prefix() + "paved-provisioner-databases");
        role.edit(CrossplaneKT::withClaims);
    }

    private static ClusterRole withClaims(ClusterRole role) {
        assertThat(role.getRules())
                .anyMatch(rule -> rule.getApiGroups().contains("platform.myorg.com")
                        && rule.getResources().contains("postgresqlinstances"));
        role.getRules()
                .add(new PolicyRuleBuilder()
                        .withApiGroups("kt.paved.dev")
                        .withResources("postgresqlinstances")
                        .withVerbs("get", "create", "delete")
                        .build());
        return role;
    }

    @AfterAll
    static void cleanUp() {
        if (cluster != null) {
            cluster.admin()
                    .apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("postgresqlinstances.kt.paved.dev")
                    .delete();
            cluster.close();
        }
    }

    private static CrossplaneProvider provider(Cluster connection, String kind) {
        CrossplaneSettings asked = new SmallRyeConfigBuilder()
                .withMapping(CrossplaneSettings.class)
                .withDefaultValue(SET + "group", "kt.paved.dev")
                .withDefaultValue(SET + "kind", kind)
                .withDefaultValue(SET + "composition-selector.provider", "aws")
                .withDefaultValue(SET + "parameters.small.storageGB", "20")
                .withDefaultValue(SET + "parameters.small.version", "v17")
                .withDefaultValue(SET + "parameters.small.backups", "false")
                .build()
                .getConfigMapping(CrossplaneSettings.class);
        return new CrossplaneProvider(
                new Homes(id -> environment, connection, settings), new Objects(connection), new ClaimObjects(asked));
    }

    private static String namespace() {
        return cluster.prefix() + "claims";
    }

    private static DatabaseSite site(String service, String id, @Nullable String identity) {
        return new DatabaseSite(
                id,
                service + "_claims_" + id.substring(id.length() - 10),
                service,
                "claims",
                DatabaseSize.SMALL,
                null,
                environment.id(),
                "crossplane",
                identity);
    }

    private static DatabaseSite asked(String service) throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(provider.observe(site(service, id, null)))
                .isEqualTo(new DatabasePresence.Incomplete("claim", List.of()));
        provider.advance(site(service, id, null), "unused");
        return site(service, id, provider.identity(site(service, id, null)));
    }

    private static Resource<GenericKubernetesResource> claim(DatabaseSite site) {
        return cluster.admin()
                .genericKubernetesResources(
                        provider.parts(site).getFirst().kind().context())
                .inNamespace(namespace())
                .withName(ObjectName.of(site));
    }

    private static void says(DatabaseSite site, List<Map<String, String>> conditions) {
        claim(site).editStatus(present -> {
            present.setAdditionalProperty("status", Map.of("conditions", conditions));
            return present;
        });
    }

    private static Map<String, String> condition(String type, String status, String reason, String message) {
        return Map.of("type", type, "status", status, "reason", reason, "message", message);
    }

    private static void ready(DatabaseSite site) {
        says(
                site,
                List.of(
                        condition("Synced", "True", "ReconcileSuccess", ""),
                        condition("Ready", "True", "Available", "")));
    }

    private static void connect(DatabaseSite site, String owner, Map<String, String> data) {
        cluster.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(ObjectName.of(site) + "-connection")
                        .withNamespace(namespace())
                        .addNewOwnerReference()
                        .withApiVersion("kt.paved.dev/v1alpha1")
                        .withKind("PostgreSQLInstance")
                        .withName(ObjectName.of(site))
                        .withUid(owner)
                        .endOwnerReference()
                        .endMetadata()
                        .withStringData(data)
                        .build())
                .create();
    }

    private static String uid(DatabaseSite site) {
        return claim(site).get().getMetadata().getUid();
    }

    private static void gone(DatabaseSite site) {
        await().atMost(SOON).until(() -> {
            provider.remove(site);
            return provider.observe(site).own().isEmpty();
        });
    }

    private static void waitsBecause(DatabaseSite site, String... words) {
        assertThatThrownBy(() -> provider.advance(site, "unused"))
                .isInstanceOf(ProviderException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void whole_life_of_a_claim() throws Exception {
        // Given
        DatabaseSite site = asked("whole");
        String name = ObjectName.of(site);
        waitsBecause(site, "Crossplane has not taken up the postgresqlinstance " + namespace() + "/" + name);

        // When
        ready(site);
        waitsBecause(site, "is ready, but the secret " + namespace() + "/" + name + "-connection", "lacks endpoint");
        connect(
                site,
                uid(site),
                Map.of(
                        "endpoint",
                        "db.example.org",
                        "port",
                        "6432",
                        "username",
                        "u@x",
                        "password",
                        "p/1",
                        "database",
                        "d"));

        // Then
        GenericKubernetesResource claim = claim(site).get();
        assertThat((Map<?, ?>) claim.get("spec", "parameters"))
                .isEqualTo(Map.of("storageGB", 20, "version", "v17", "backups", false));
        assertThat((String) claim.get("spec", "writeConnectionSecretToRef", "name"))
                .isEqualTo(name + "-connection");
        assertThat((Map<?, ?>) claim.get("spec", "compositionSelector", "matchLabels"))
                .isEqualTo(Map.of("provider", "aws"));
        assertThat(provider.observe(site))
                .isEqualTo(new DatabasePresence.Present(List.of(
                        "postgresqlinstance " + namespace() + "/" + name,
                        "secret " + namespace() + "/" + name + "-connection")));
        assertThat(provider.address(site, "unused"))
                .isEqualTo(new DatabaseAddress(
                        "db.example.org", 6432, "d", "u@x", "p/1", "postgresql://u%40x:p%2F1@db.example.org:6432/d"));
        gone(site);
        assertThat(claim(site).get()).isNull();
        assertThatThrownBy(() -> provider.address(site, "unused"))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("is not there any more");
    }

    @Test
    void what_crossplane_says_is_told() throws Exception {
        DatabaseSite site = asked("slow");
        says(site, List.of(condition("Synced", "False", "ReconcileError", "no composition matches")));
        waitsBecause(site, "Crossplane cannot make", "ReconcileError: no composition matches", "kubectl describe -n");
        says(
                site,
                List.of(
                        condition("Synced", "True", "ReconcileSuccess", ""),
                        condition("Ready", "False", "Waiting", "claim is waiting for its composite resource")));
        waitsBecause(site, "is not ready yet: Waiting: claim is waiting for its composite resource");
        gone(site);
    }

    @Test
    void secret_that_is_not_the_claims_is_neither_believed_nor_waited_for() throws Exception {
        // Given
        DatabaseSite site = asked("fooled");
        ready(site);

        // When
        connect(
                site,
                UUID.randomUUID().toString(),
                Map.of("endpoint", "evil.example.org", "username", "u", "password", "p"));

        // Then
        waitsBecause(site, "lacks endpoint, username or password");
        gone(site);
    }

    @Test
    void claim_that_somebody_else_made_is_left_alone() throws Exception {
        // Given
        DatabaseSite site = asked("swapped");
        DatabaseSite other = site("swapped", site.id(), "claim=" + UUID.randomUUID());

        // When
        provider.advance(other, "unused");
        provider.remove(other);

        // Then
        assertThat(provider.observe(other))
                .isInstanceOfSatisfying(
                        DatabasePresence.Foreign.class,
                        found -> assertThat(found.foreign())
                                .containsExactly("postgresqlinstance " + namespace() + "/" + ObjectName.of(site)));
        assertThat(claim(site).get().getMetadata().getDeletionTimestamp()).isNull();
        gone(site);
    }

    @Test
    void finalizer_that_keeps_a_claim_is_named() throws Exception {
        // Given
        DatabaseSite site = asked("stuck");
        claim(site).edit(present -> finalized(present, "finalizer.apiextensions.crossplane.io"));

        // When
        provider.remove(site);

        // Then
        assertThat(provider.observe(site))
                .isInstanceOfSatisfying(
                        DatabasePresence.Going.class,
                        left -> assertThat(left.what())
                                .contains("has the finalizer finalizer.apiextensions.crossplane.io"));
        claim(site).edit(present -> finalized(present, null));
        gone(site);
    }

    private static <T extends HasMetadata> T finalized(T object, @Nullable String finalizer) {
        object.getMetadata().setFinalizers(finalizer == null ? List.of() : List.of(finalizer));
        return object;
    }

    @Test
    void seeds_and_unknown_kinds_are_refused() {
        DatabaseRequest bare = new DatabaseRequest("hello", "claims", "postgres", DatabaseSize.SMALL, null);
        DatabaseRequest seeded = new DatabaseRequest("hello", "claims", "postgres", DatabaseSize.SMALL, "select 1");
        assertThat(provider.obstacle(bare)).isEmpty();
        assertThat(provider.obstacle(seeded))
                .hasValueSatisfying(found -> assertThat(found.why()).contains("can only be filled over a connection"));
        assertThat(provider(new Cluster(settings, CrashPoints.off()), "Nowhere").obstacle(bare))
                .hasValueSatisfying(found -> {
                    assertThat(found.why()).contains("does not know the kind Nowhere of kt.paved.dev/v1alpha1");
                    assertThat(found.next()).contains("paved.provisioner.crossplane");
                });
    }
}
