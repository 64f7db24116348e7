package dev.paved.deployer.kubernetes;

import java.time.Duration;

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
 */
record Workload(
        String image, String port, String health, Duration healthTimeout, int replicas, String cpu, String memory) {}
