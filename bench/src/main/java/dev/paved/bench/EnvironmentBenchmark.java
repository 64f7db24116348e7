package dev.paved.bench;

import dev.paved.bench.IdleEnvironments.Cost;
import dev.paved.bench.ServiceServer.Surroundings;
import java.nio.file.Path;

/**
 * Environments on a cluster, from the request until they are ready and until they are gone, beside {@code kubectl} with the
 * same objects; alone, many at once, and at rest.
 */
final class EnvironmentBenchmark extends OnCluster {

    /** How many are asked for at once, by default. */
    static final int AT_ONCE = 200;

    private final int atOnce;

    EnvironmentBenchmark(Path root, int atOnce) {
        super(root);
        this.atOnce = atOnce;
    }

    @Override
    void measure(Report report, Kubectl kubectl, Surroundings at) throws Exception {
        IdleEnvironments idle = new IdleEnvironments(at, kubectl);
        Cost none = idle.measure();
        EnvironmentCrowd crowd;
        double deletion;
        try (ProvisionerServer server = ProvisionerServer.start(at, kubectl.kubeconfig())) {
            SingleEnvironments alone = SingleEnvironments.measure(server, kubectl, at.prefix());
            alone.show(report);
            crowd = new EnvironmentCrowd(atOnce, kubectl, at.prefix(), alone.manifests());
            deletion = crowd.make(report, server, alone);
        }
        IdleEnvironments.show(report, none, idle.measure(), atOnce);
        try (ProvisionerServer server = ProvisionerServer.start(at, kubectl.kubeconfig())) {
            crowd.destroy(report, server, deletion);
        }
    }
}
