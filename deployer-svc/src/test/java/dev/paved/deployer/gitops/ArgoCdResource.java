package dev.paved.deployer.gitops;

import dev.paved.deployer.image.FakeRegistry;
import dev.paved.deployer.testing.DeployerProcess;
import dev.paved.kit.testing.Gate;
import dev.paved.kit.testing.TestCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Sets the deployer's target to a real environment repository and the disposable cluster; without a cluster it stays local. */
public class ArgoCdResource implements QuarkusTestResourceLifecycleManager {

    private static TestCluster cluster;
    private static Gate gate;
    private static ArgoCd argo;
    private static FakeRegistry registry;
    private static EnvironmentsOnDisk environments;
    private static Map<String, String> settings = Map.of();

    @Override
    public synchronized Map<String, String> start() {
        if (!TestCluster.isThere()) {
            return Map.of();
        }
        cluster = TestCluster.with("deployer-gitops-rbac.yaml");
        gate = new Gate(cluster.server());
        argo = new ArgoCd(cluster);
        argo.install();
        try {
            registry = FakeRegistry.ofEverything();
            Path folder = Files.createTempDirectory("paved-gitops");
            environments = new EnvironmentsOnDisk(folder.resolve("environments.git"));
            environments.commit("README.md", "# Environments");
            settings = Map.of(
                    "paved.deployer.target",
                    "gitops",
                    "paved.deployer.image",
                    registry.host() + "/{service}",
                    "paved.deployer.gitops.repository",
                    environments.folder().toString(),
                    "paved.deployer.gitops.kubeconfig",
                    cluster.kubeconfig(folder, gate.address()).toString(),
                    "paved.deployer.gitops.namespace",
                    cluster.system(),
                    "paved.deployer.gitops.url",
                    "https://{service}.{environment}.example.com",
                    "paved.deployer.gitops.grace",
                    "2s",
                    "paved.deployer.gitops.check",
                    "1s");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as variables, for a deployer that is a process of its own. */
    static Map<String, String> environment() {
        return DeployerProcess.variables(settings);
    }

    static ArgoCd argo() {
        return argo;
    }

    static Gate gate() {
        return gate;
    }

    static EnvironmentsOnDisk environments() {
        return environments;
    }

    @Override
    public synchronized void stop() {
        if (cluster == null) {
            return;
        }
        cluster.close();
        cluster = null;
        environments.close();
        registry.close();
        try {
            gate.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
