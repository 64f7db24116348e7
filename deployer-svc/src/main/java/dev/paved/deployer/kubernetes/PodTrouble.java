package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a pod from running.
 *
 * @param reason as Kubernetes calls it, for example {@code ImagePullBackOff}
 * @param words what it means and what to do, in sentences
 * @param restarts how often its container was started again
 */
record PodTrouble(String reason, String words, int restarts) {

    private static final String CRASHES = "CrashLoopBackOff";
    private static final String UNSCHEDULABLE = "Unschedulable";
    private static final Set<String> TURN = Set.of("ContainerCreating", "PodInitializing");
    private static final Set<String> IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

    /** For that long it may be the registry that is not well: an image is pulled again after ten seconds. */
    private static final Duration PULLS = Duration.ofSeconds(15);

    private static final List<String> CERTAIN = List.of("not found", "manifest unknown", "unauthorized", "denied");

    /** That of {@code pod}; empty where nothing is known. */
    static Optional<PodTrouble> of(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .flatMap(status -> waiting(pod, status).stream())
                .findFirst()
                .or(() -> unscheduled(pod));
    }

    /**
     * Whether it will not pass by itself; a container that stops may do so {@code crashes} times, and a pod of
     * {@code age} may pull its image again.
     */
    boolean isFinal(int crashes, Duration age) {
        return switch (reason) {
            case CRASHES -> restarts >= crashes;
            case "ErrImagePull", "ImagePullBackOff" ->
                CERTAIN.stream().anyMatch(words::contains) || age.compareTo(PULLS) > 0;
            case UNSCHEDULABLE -> false;
            default -> true;
        };
    }

    /** Whether something ran, which may have said why it stopped. */
    boolean hasLog() {
        return reason.equals(CRASHES);
    }

    private static Optional<PodTrouble> waiting(Pod pod, ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(ContainerState::getWaiting)
                .filter(waiting -> waiting.getReason() != null && !TURN.contains(waiting.getReason()))
                .map(waiting ->
                        new PodTrouble(waiting.getReason(), sentences(pod, status, waiting), status.getRestartCount()));
    }

    private static String sentences(Pod pod, ContainerStatus status, ContainerStateWaiting waiting) {
        String reason = waiting.getReason();
        String detail = waiting.getMessage() == null ? "" : ": " + waiting.getMessage();
        if (IMAGE.contains(reason)) {
            return "Its image " + status.getImage() + " can not be pulled (" + reason + detail
                    + "). Look whether it exists under that name, and whether the cluster may pull it.";
        }
        if (reason.equals(CRASHES)) {
            return "Its program stops again and again (" + reason + ", " + status.getRestartCount() + " restarts"
                    + ended(status) + "). Read its last log lines.";
        }
        String name = pod.getMetadata().getName();
        return "The pod " + name + " does not start (" + reason + detail + "). kubectl describe pod -n "
                + pod.getMetadata().getNamespace() + " " + name + " says more.";
    }

    private static String ended(ContainerStatus status) {
        ContainerStateTerminated last = last(status);
        return last == null ? "" : ", exit code " + last.getExitCode() + reason(last);
    }

    private static String reason(ContainerStateTerminated last) {
        return last.getReason() == null || last.getReason().equals("Error") ? "" : " " + last.getReason();
    }

    private static @Nullable ContainerStateTerminated last(ContainerStatus status) {
        return status.getLastState() == null ? null : status.getLastState().getTerminated();
    }

    private static Optional<PodTrouble> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition ->
                        condition.getType().equals("PodScheduled") && UNSCHEDULABLE.equals(condition.getReason()))
                .map(condition -> new PodTrouble(
                        UNSCHEDULABLE,
                        "No node takes its pod (Unschedulable: "
                                + condition.getMessage().replaceFirst("\\.+$", "")
                                + "). Ask for less, or ask those who run the cluster.",
                        0))
                .findFirst();
    }
}
