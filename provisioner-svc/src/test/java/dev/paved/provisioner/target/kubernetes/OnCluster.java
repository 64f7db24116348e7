package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.testing.TestCluster;
import dev.paved.provisioner.target.Placement;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the target against a real API server, with no more rights than the role that is checked in gives it. */
abstract class OnCluster {

    @TempDir
    static Path folder;

    static TestCluster cluster;
    static KubernetesSettings settings;
    static KubernetesTarget target;

    @BeforeAll
    static void connect() {
        TestCluster.required();
        cluster = TestCluster.with(ClusterResource.ENVIRONMENTS);
        settings = settings(Map.of());
        target = TestTarget.of(settings, new Cluster(settings, CrashPoints.off()));
    }

    @AfterAll
    static void disconnect() {
        if (cluster != null) {
            cluster.close();
        }
    }

    static KubernetesSettings settings(Map<String, String> more) {
        Path kubeconfig = cluster.kubeconfig(folder, cluster.server().toString());
        return TestTarget.settings(cluster.prefix(), kubeconfig, more);
    }

    static String namespace(Placement placement) {
        return cluster.prefix() + placement.name();
    }
}
