package dev.paved.provisioner.target.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why something is not available yet.
 *
 * @param reason a word in CamelCase
 * @param message says it for people, with what to do
 */
public record PodTrouble(String reason, String message) {

    /** What keeps the first of {@code pods} that does not start from it; empty where nothing is known. */
    public static Optional<PodTrouble> of(List<Pod> pods) {
        return pods.stream()
                .flatMap(PodTrouble::waiting)
                .findFirst()
                .or(() -> pods.stream().flatMap(PodTrouble::unscheduled).findFirst());
    }

    /** Containers that wait for something other than their turn. */
    private static Stream<PodTrouble> waiting(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .map(status ->
                        status.getState() == null ? null : status.getState().getWaiting())
                .filter(Objects::nonNull)
                .filter(state -> state.getReason() != null)
                .filter(state -> !state.getReason().equals("ContainerCreating")
                        && !state.getReason().equals("PodInitializing"))
                .map(state -> trouble(pod, state));
    }

    private static PodTrouble trouble(Pod pod, ContainerStateWaiting state) {
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
        return new PodTrouble(state.getReason(), state.getReason() + detail + "; " + next);
    }

    private static Stream<PodTrouble> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition ->
                        condition.getType().equals("PodScheduled") && "Unschedulable".equals(condition.getReason()))
                .map(condition -> new PodTrouble(
                        "Unschedulable",
                        "no node takes it: " + condition.getMessage() + "; ask those who run the cluster"));
    }
}
