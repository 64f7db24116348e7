package dev.paved.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a deployment of a service's version to an environment. */
public sealed interface DeploymentEvent extends PlatformEvent {

    /** The deployment's id. */
    String deployment();

    /** The service that is deployed. */
    String service();

    /** The environment it is deployed to. */
    String environment();

    /** What the environment is for. */
    EnvironmentType environmentType();

    /** The version that is deployed: a tag without leading {@code v}, or a commit. */
    String version();

    /** The id of the version's commit; null where it is not known (yet). */
    @Nullable
    String commit();

    /** The service. */
    @Override
    default String key() {
        return service();
    }

    /**
     * Someone asked for a version in an environment.
     *
     * @param kind why it is made
     * @param because what made it necessary, for example {@code incident/42}
     */
    @EventType("deployment.requested")
    record DeployRequested(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            DeploymentKind kind,
            @Nullable String because)
            implements DeploymentEvent {}

    /** The rollout began. */
    @EventType("deployment.started")
    record DeployStarted(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit)
            implements DeploymentEvent {}

    /**
     * The rollout took a step.
     *
     * @param step the name of the step
     * @param weight the share of traffic on the new version, in percent
     * @param message what is going on, for people
     */
    @EventType("deployment.progressed")
    record DeployProgressed(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            String step,
            int weight,
            @Nullable String message)
            implements DeploymentEvent {}

    /**
     * The version serves all traffic.
     *
     * @param kind why it is made
     * @param because what made it necessary, for example {@code incident/42}
     * @param previousVersion the version that served before; null at the first deployment
     * @param previousCommit the id of that version's commit
     * @param startedAt when the rollout began
     * @param finishedAt when the version served all traffic
     * @param url where it can be reached
     */
    @EventType("deployment.succeeded")
    record DeploySucceeded(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            DeploymentKind kind,
            @Nullable String because,
            @Nullable String previousVersion,
            @Nullable String previousCommit,
            Instant startedAt,
            Instant finishedAt,
            @Nullable String url)
            implements DeploymentEvent {}

    /**
     * The rollout ended without the version in place; what served before still does.
     *
     * @param kind why it is made
     * @param reachedUsers whether any traffic went to the version
     * @param reason why, for people
     * @param log the last lines it logged, oldest first
     * @param startedAt when the rollout began; null where it did not
     * @param finishedAt when it was given up
     */
    @EventType("deployment.failed")
    record DeployFailed(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            DeploymentKind kind,
            boolean reachedUsers,
            String reason,
            List<String> log,
            @Nullable Instant startedAt,
            Instant finishedAt)
            implements DeploymentEvent {
        public DeployFailed {
            log = List.copyOf(log);
        }
    }

    /**
     * A deployment was undone: an earlier version serves in its place.
     *
     * @param toVersion the version that serves now
     * @param rollbackDeployment the id of the deployment that put it there; null where the rollout itself went back
     * @param automatic whether the platform decided it, not a person
     * @param finishedAt when the earlier version served all traffic
     */
    @EventType("deployment.rolled-back")
    record DeployRolledBack(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            String toVersion,
            @Nullable String rollbackDeployment,
            boolean automatic,
            Instant finishedAt)
            implements DeploymentEvent {}

    /**
     * Someone other than the requester approved a deployment.
     *
     * @param approver who approved it
     */
    @EventType("deployment.approved")
    record DeployApproved(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            String approver)
            implements DeploymentEvent {}

    /**
     * The time is over for which a version was meant to run where it was not verified before, and it still serves there.
     *
     * @param reason why it was deployed nevertheless
     * @param expiredAt until when it was meant to
     */
    @EventType("deployment.off-path-expired")
    record OffPathDeployExpired(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            String reason,
            Instant expiredAt)
            implements DeploymentEvent {}

    /**
     * A deployment that did not go through the platform ended.
     *
     * @param succeeded whether the version is in place
     * @param startedAt when it began, where that is known
     * @param finishedAt when it ended
     * @param reporter what reported it, for example {@code github}
     */
    @EventType("deployment.external-finished")
    record ExternalDeployFinished(
            String deployment,
            String service,
            String environment,
            EnvironmentType environmentType,
            String version,
            @Nullable String commit,
            boolean succeeded,
            @Nullable Instant startedAt,
            Instant finishedAt,
            String reporter)
            implements DeploymentEvent {}
}
