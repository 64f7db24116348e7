package dev.paved.deployer.kubernetes;

import dev.paved.kit.kubernetes.ApiFailure;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from what is seen how far a workload is, and why it does not get further. */
@Singleton
class Judgement {

    /** For that long pods may be refused because others are still on their way out. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final KubernetesSettings settings;
    private final ProbeAnswers probes;
    private final InstantSource time;

    Judgement(KubernetesSettings settings, ProbeAnswers probes, InstantSource time) {
        this.settings = settings;
        this.probes = probes;
        this.time = time;
    }

    Progress of(Sight sight, Duration healthTimeout) {
        Deployment deployment = sight.deployment();
        if (deployment == null || !isSeen(deployment)) {
            return new Progress.Underway("", false);
        }
        if (deployment.getSpec().getReplicas() == 0) {
            return new Progress.Failing(
                    "Somebody has scaled it to none. Deploy it again to take that back.", Optional.empty());
        }
        if (isComplete(deployment)) {
            return new Progress.Complete();
        }
        boolean served = sight.pods().stream().anyMatch(Judgement::isReady);
        return failing(sight, deployment, healthTimeout)
                .<Progress>map(failure -> new Progress.Failing(failure.reason(), failure.pod()))
                .orElseGet(() -> new Progress.Underway(words(sight, deployment), served));
    }

    /** Whether the cluster has taken note of what was applied last. */
    private static boolean isSeen(Deployment deployment) {
        Long seen =
                deployment.getStatus() == null ? null : deployment.getStatus().getObservedGeneration();
        return seen != null && seen >= deployment.getMetadata().getGeneration();
    }

    private static boolean isComplete(Deployment deployment) {
        int wanted = deployment.getSpec().getReplicas();
        DeploymentStatus status = deployment.getStatus();
        return count(status.getUpdatedReplicas()) == wanted
                && count(status.getReplicas()) == wanted
                && count(status.getAvailableReplicas()) == wanted;
    }

    /** The pod whose log tells why it does not get further. */
    Optional<Pod> telling(Sight sight, Duration healthTimeout) {
        return of(sight, healthTimeout) instanceof Progress.Failing failing ? failing.pod() : Optional.empty();
    }

    /** Why it does not get further, and whose log tells more. */
    private record Failure(String reason, Optional<Pod> pod) {}

    private Optional<Failure> failing(Sight sight, Deployment deployment, Duration healthTimeout) {
        return Stream.of(
                        sight.pods().stream().map(this::stopped),
                        Stream.of(refused(deployment)),
                        sight.pods().stream().map(pod -> unready(pod, healthTimeout)),
                        sight.pods().stream().map(this::unplaced),
                        Stream.of(late(sight, deployment)))
                .flatMap(found -> found)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A pod that can't be started, or stops again and again. */
    private Optional<Failure> stopped(Pod pod) {
        return PodTrouble.of(pod)
                .filter(trouble -> trouble.isFinal(settings.crashes(), age(pod)))
                .map(trouble -> new Failure(trouble.words(), trouble.hasLog() ? Optional.of(pod) : Optional.empty()));
    }

    /** Pods that the cluster does not take. */
    private Optional<Failure> refused(Deployment deployment) {
        return condition(deployment, "ReplicaFailure", "True")
                .filter(it -> isOver(Instant.parse(it.getLastTransitionTime()), MOMENT))
                .map(condition -> {
                    ApiFailure failure = ApiFailure.ofPod(condition.getMessage());
                    return new Failure(
                            "The cluster does not take its pods: "
                                    + failure.cause().replaceFirst("\\.+$", "") + ". " + Trouble.next(failure.kind()),
                            Optional.empty());
                });
    }

    private Optional<Failure> unready(Pod pod, Duration healthTimeout) {
        return runningSince(pod)
                .filter(since -> !isReady(pod) && isOver(since, healthTimeout))
                .map(since -> new Failure(
                        "The pod " + name(pod) + " was not ready within " + healthTimeout.toSeconds()
                                + " seconds of its start"
                                + probes.of(pod).map(": "::concat).orElse(": its readiness probe fails")
                                + ".",
                        Optional.of(pod)));
    }

    private Optional<Failure> unplaced(Pod pod) {
        return Optional.of(Instant.parse(pod.getMetadata().getCreationTimestamp()))
                .filter(since -> runningSince(pod).isEmpty() && isOver(since, settings.placementLimit()))
                .map(since -> new Failure(
                        PodTrouble.of(pod)
                                .map(PodTrouble::words)
                                .orElse("The containers of the pod " + name(pod) + " did not run within "
                                        + settings.placementLimit().toSeconds() + " seconds; kubectl describe pod "
                                        + name(pod) + " says more."),
                        Optional.empty()));
    }

    private Optional<Failure> late(Sight sight, Deployment deployment) {
        return condition(deployment, "Progressing", "False")
                .map(condition -> new Failure(
                        "It made no progress in time: " + words(sight, deployment) + ".", Optional.empty()));
    }

    private String words(Sight sight, Deployment deployment) {
        int wanted = deployment.getSpec().getReplicas();
        int available = count(deployment.getStatus().getUpdatedReplicas()) == 0
                ? 0
                : (int) sight.pods().stream().filter(Judgement::isReady).count();
        String ready = available + " of " + wanted + " ready";
        return Stream.of(
                        sight.pods().stream().map(PodTrouble::of).map(found -> found.map(PodTrouble::words)),
                        sight.pods().stream().filter(pod -> !isReady(pod)).map(probes::of))
                .flatMap(found -> found)
                .flatMap(Optional::stream)
                .findFirst()
                .map(trouble -> ready + ". " + trouble)
                .orElse(ready);
    }

    private Duration age(Pod pod) {
        return Duration.between(Instant.parse(pod.getMetadata().getCreationTimestamp()), time.instant());
    }

    private boolean isOver(Instant since, Duration limit) {
        return time.instant().isAfter(since.plus(limit));
    }

    private static Optional<Instant> runningSince(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(state -> state.getRunning())
                .filter(Objects::nonNull)
                .map(running -> Instant.parse(running.getStartedAt()))
                .findFirst();
    }

    private static Optional<DeploymentCondition> condition(Deployment deployment, String type, String status) {
        List<DeploymentCondition> conditions = deployment.getStatus().getConditions();
        return conditions.stream()
                .filter(it -> it.getType().equals(type) && it.getStatus().equals(status))
                .findFirst();
    }

    static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    private static int count(@Nullable Integer replicas) {
        return replicas == null ? 0 : replicas;
    }
}
