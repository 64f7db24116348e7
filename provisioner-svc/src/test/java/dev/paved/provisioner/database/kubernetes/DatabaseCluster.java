package dev.paved.provisioner.database.kubernetes;

import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.target.kubernetes.ClusterResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The provisioner with environments on a cluster, and databases asked of an operator there. */
public final class DatabaseCluster implements QuarkusTestResourceLifecycleManager {

    private static TestCluster cluster;

    @Override
    public synchronized Map<String, String> start() {
        if (!TestCluster.isThere()) {
            return Map.of();
        }
        cluster = TestCluster.with(ClusterResource.ENVIRONMENTS, ClusterResource.DATABASES);
        try {
            var kubeconfig = cluster.kubeconfig(
                    Files.createTempDirectory("paved-kubeconfig"),
                    cluster.server().toString());
            return Map.of(
                    "paved.provisioner.target", "kubernetes",
                    "paved.provisioner.databases.provider", "cloudnative-pg",
                    "paved.provisioner.provide-within", "90s",
                    "paved.provisioner.remove-within", "5m",
                    "paved.provisioner.kubernetes.kubeconfig", kubeconfig.toString(),
                    "paved.provisioner.kubernetes.namespace-prefix", cluster.prefix());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (cluster != null) {
            new Operator(cluster.admin()).uninstall();
            cluster.close();
            cluster = null;
        }
    }

    public static TestCluster cluster() {
        return cluster;
    }
}
