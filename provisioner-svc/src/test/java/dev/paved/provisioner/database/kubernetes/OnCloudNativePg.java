package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.manifest.DatabaseSize;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.kubernetes.Cluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import dev.paved.provisioner.target.kubernetes.KubernetesSettings;
import dev.paved.provisioner.target.kubernetes.TestTarget;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
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
import org.junit.jupiter.api.io.TempDir;

/** Tests of the provider against a real API server with CloudNativePG's own definition; the test plays its operator. */
abstract class OnCloudNativePg {

    static final Duration SOON = Duration.ofSeconds(90);
    static final String PASSWORD = "canary-77aa";
    static final String SEED = "create table note (text text); insert into note values ('canary-seed')";

    @TempDir
    private static Path folder;

    static TestCluster cluster;
    static Operator operator;
    static KubernetesSettings settings;
    static Placement environment;
    static CloudNativePgProvider provider;

    @BeforeAll
    static void connect() throws Exception {
        TestCluster.required();
        cluster = TestCluster.with(ClusterResource.ENVIRONMENTS, ClusterResource.DATABASES);
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

    static CloudNativePgProvider provider(Cluster connection, @Nullable Placement home) {
        CloudNativePgSettings asked = new SmallRyeConfigBuilder()
                .withMapping(CloudNativePgSettings.class)
                .build()
                .getConfigMapping(CloudNativePgSettings.class);
        return new CloudNativePgProvider(
                new Homes(id -> home, connection, settings), new Objects(connection), new ClusterObjects(asked));
    }

    static String namespace() {
        return cluster.prefix() + "data";
    }

    static DatabaseSite site(String service, @Nullable String seed) {
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

    static DatabaseSite known(DatabaseSite site, @Nullable String identity) {
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
    static DatabaseSite asked(CloudNativePgProvider by, DatabaseSite site, List<String> steps) throws Exception {
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

    static DatabaseSite asked(DatabaseSite site) throws Exception {
        return asked(provider, site, new ArrayList<>());
    }

    static void gone(DatabaseSite site) {
        await().atMost(SOON).until(() -> {
            provider.remove(site);
            return provider.observe(site).own().isEmpty();
        });
    }

    static @Nullable Secret secret(String name) {
        return cluster.admin().secrets().inNamespace(namespace()).withName(name).get();
    }

    static String value(@Nullable Secret secret, String key) {
        assertThat(secret).isNotNull();
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    static String version(HasMetadata object) {
        return object.getMetadata().getUid() + " " + object.getMetadata().getResourceVersion();
    }
}
