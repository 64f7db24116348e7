package dev.paved.provisioner.target.kubernetes;

import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.ServiceState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from live workloads whether a service can be used, and early why it cannot. */
@Singleton
class Workloads {

    private final ServiceObjects objects;

    Workloads(ServiceObjects objects) {
        this.objects = objects;
    }

    ServiceState state(Placement environment, ServiceSpec service, @Nullable Deployment workload, List<Pod> pods) {
        String url = objects.url(environment, service).orElse(null);
        if (workload != null && isAvailable(workload)) {
            return new ServiceState(service.name(), service.image(), true, "Available", null, url);
        }
        Trouble trouble = refused(workload)
                .or(() -> pods.stream().flatMap(Workloads::waiting).findFirst())
                .or(() -> pods.stream().flatMap(Workloads::unscheduled).findFirst())
                .orElse(new Trouble("NotAvailableYet", "it is not available yet"));
        return new ServiceState(service.name(), service.image(), false, trouble.reason(), trouble.message(), url);
    }

    private record Trouble(String reason, String message) {}

    private static boolean isAvailable(Deployment workload) {
        DeploymentStatus status = workload.getStatus();
        return status != null
                && Objects.equals(workload.getMetadata().getGeneration(), status.getObservedGeneration())
                && count(status.getUpdatedReplicas())
                        >= count(workload.getSpec().getReplicas())
                && count(status.getAvailableReplicas())
                        >= count(workload.getSpec().getReplicas());
    }

    private static int count(@Nullable Integer replicas) {
        return replicas == null ? 0 : replicas;
    }

    /** Pods that the cluster does not let be made. */
    private static Optional<Trouble> refused(@Nullable Deployment workload) {
        if (workload == null || workload.getStatus() == null) {
            return Optional.empty();
        }
        return workload.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure")
                        && condition.getStatus().equals("True"))
                .map(condition -> String.valueOf(condition.getMessage()))
                .map(cause -> {
                    Refusal refusal = Refusal.ofPod(cause);
                    return new Trouble(refusal.reason(), cause + "; " + refusal.next());
                })
                .findFirst();
    }

    /** Containers that wait for something other than their turn. */
    private static Stream<Trouble> waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(status ->
                        status.getState() == null ? null : status.getState().getWaiting())
                .filter(Objects::nonNull)
                .filter(state -> state.getReason() != null)
                .filter(state -> !state.getReason().equals("ContainerCreating")
                        && !state.getReason().equals("PodInitializing"))
                .map(state -> trouble(pod, state));
    }

    private static Trouble trouble(Pod pod, ContainerStateWaiting state) {
        String next =
                switch (state.getReason()) {
                    case "ErrImagePull", "ImagePullBackOff", "InvalidImageName" ->
                        "look whether the image exists under that name, and whether the cluster may pull it";
                    case "CrashLoopBackOff" ->
                        "read why it stops: kubectl logs --previous -n "
                                + pod.getMetadata().getNamespace() + " "
                                + pod.getMetadata().getName();
                    default ->
                        "kubectl describe pod -n " + pod.getMetadata().getNamespace() + " "
                                + pod.getMetadata().getName();
                };
        String detail = state.getMessage() == null ? "" : " (" + state.getMessage() + ")";
        return new Trouble(state.getReason(), state.getReason() + detail + "; " + next);
    }

    private static Stream<Trouble> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition ->
                        condition.getType().equals("PodScheduled") && "Unschedulable".equals(condition.getReason()))
                .map(condition -> new Trouble(
                        "Unschedulable",
                        "no node takes it: " + condition.getMessage() + "; ask those who run the cluster"));
    }
}
