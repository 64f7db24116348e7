package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.testing.Gate;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Sets the provisioner's target to the disposable cluster, reached through a gate; without a cluster it stays local. */
public class ClusterResource implements QuarkusTestResourceLifecycleManager {

    /** The role for environments. */
    public static final String ENVIRONMENTS = "provisioner-rbac.yaml";

    /** The role for databases there. */
    public static final String DATABASES = "provisioner-databases-rbac.yaml";

    private static TestCluster cluster;
    private static Gate gate;

    @Override
    public synchronized Map<String, String> start() {
        if (!TestCluster.isThere()) {
            return Map.of();
        }
        cluster = TestCluster.with(ENVIRONMENTS);
        gate = new Gate(cluster.server());
        try {
            var kubeconfig = cluster.kubeconfig(Files.createTempDirectory("paved-kubeconfig"), gate.address());
            return Map.of(
                    "paved.provisioner.target", "kubernetes",
                    "paved.provisioner.provide-within", "90s",
                    "paved.provisioner.kubernetes.kubeconfig", kubeconfig.toString(),
                    "paved.provisioner.kubernetes.namespace-prefix", cluster.prefix(),
                    "paved.provisioner.kubernetes.domain", "apps.example.com");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (cluster == null) {
            return;
        }
        cluster.close();
        cluster = null;
        try {
            gate.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestCluster cluster() {
        return cluster;
    }

    public static Gate gate() {
        return gate;
    }
}
