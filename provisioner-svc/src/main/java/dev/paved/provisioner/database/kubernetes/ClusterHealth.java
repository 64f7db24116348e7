package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.target.kubernetes.PodTrouble;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a Cluster's status whether its database can be used, and why not yet. */
final class ClusterHealth {

    private static final String HEALTHY = "Cluster in healthy state";

    /** The phases in which CloudNativePG waits for somebody to do something. */
    private static final Set<String> STUCK = Set.of(
            "Waiting for user action",
            "Cluster cannot proceed to reconciliation due to an unknown plugin being required",
            "Cluster cannot proceed to reconciliation due to an error while interacting with plugins",
            "Cluster has incomplete or invalid image catalog",
            "Cluster is unrecoverable and needs manual intervention",
            "Cluster cannot execute instance online upgrade due to missing architecture binary",
            "Unable to create required cluster objects",
            "Invalid cluster definition");

    private static final String ROLE = "cnpg.io/jobRole";

    private ClusterHealth() {}

    /** Why it cannot be used yet, and what to do; empty where it can. */
    static Optional<String> waiting(String told, GenericKubernetesResource cluster, List<Pod> pods) {
        String phase = cluster.get("status", "phase");
        if (isReady(cluster, phase)) {
            return Optional.empty();
        }
        String next = "kubectl describe " + ClusterObjects.CLUSTER.plural() + "." + ClusterObjects.CLUSTER.group()
                + " -n " + cluster.getMetadata().getNamespace() + " "
                + cluster.getMetadata().getName();
        if (phase == null) {
            return Optional.of("no operator has taken up the " + told
                    + " yet; look whether that of CloudNativePG runs, and minds this namespace");
        }
        if (STUCK.contains(phase)) {
            return Optional.of("CloudNativePG cannot make the " + told + ": " + said(cluster, phase) + "; " + next);
        }
        return initialization(pods)
                .or(() -> PodTrouble.of(pods).map(PodTrouble::message))
                .map(trouble -> "the " + told + " does not start: " + trouble)
                .or(() -> Optional.of("the " + told + " is not ready yet: " + said(cluster, phase)));
    }

    private static boolean isReady(GenericKubernetesResource cluster, @Nullable String phase) {
        Number wanted = cluster.get("spec", "instances");
        Number ready = cluster.get("status", "readyInstances");
        return HEALTHY.equals(phase)
                && wanted != null
                && ready != null
                && ready.intValue() >= wanted.intValue()
                && StatusCondition.of(cluster).stream().noneMatch(condition -> condition.isFalse("Ready"));
    }

    private static String said(GenericKubernetesResource cluster, String phase) {
        String reason = cluster.get("status", "phaseReason");
        return phase + (reason == null || reason.isBlank() ? "" : " (" + reason.strip() + ")");
    }

    /** A pod that was to initialise it, and has failed. */
    private static Optional<String> initialization(List<Pod> pods) {
        return pods.stream()
                .filter(pod -> pod.getMetadata().getLabels().containsKey(ROLE)
                        && pod.getStatus() != null
                        && "Failed".equals(pod.getStatus().getPhase()))
                .findFirst()
                .map(pod -> "its initialisation has failed, where the seed is run too; read why: kubectl logs -n "
                        + pod.getMetadata().getNamespace() + " "
                        + pod.getMetadata().getName());
    }
}
