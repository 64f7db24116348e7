package dev.paved.deployer.kubernetes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What of a deployment goes to the cluster, written down when it is prepared, so that it can be applied again without the
 * repository and the registry.
 *
 * @param image by its digest
 * @param port the name of the environment variable that tells the program where to listen
 * @param health the path that answers with a 2xx status when the program is ready
 * @param healthTimeout how long it may take from its start until it does
 * @param replicas how many pods there are
 * @param cpu what a pod asks for, in Kubernetes' quantities
 * @param memory what a pod asks for and may use, as well
 * @param takeover how it takes the place of what serves; null, which is rolling, in what was written before there was another way
 */
record Workload(
        String image,
        String port,
        String health,
        Duration healthTimeout,
        int replicas,
        String cpu,
        String memory,
        @Nullable Takeover takeover) {

    /** Whether it comes to run beside what serves. */
    boolean isBeside() {
        return takeover != null && takeover != Takeover.ROLLING;
    }

    /** How many pods it begins with. */
    int first() {
        return takeover == Takeover.CANARY ? 1 : replicas;
    }
}
