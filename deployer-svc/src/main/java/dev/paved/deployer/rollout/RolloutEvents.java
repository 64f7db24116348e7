package dev.paved.deployer.rollout;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.Objects;

/** What is published of a deployment. */
final class RolloutEvents {

    private RolloutEvents() {}

    static PlatformEvent requested(Deployment d) {
        return new DeployRequested(
                d.id(),
                d.service(),
                d.environment(),
                d.environmentType(),
                d.version(),
                d.commit(),
                d.kind(),
                d.because());
    }

    static PlatformEvent started(Deployment d) {
        return new DeployStarted(d.id(), d.service(), d.environment(), d.environmentType(), d.version(), d.commit());
    }

    static PlatformEvent progressed(Deployment d, String step, int weight, String message) {
        return new DeployProgressed(
                d.id(),
                d.service(),
                d.environment(),
                d.environmentType(),
                d.version(),
                d.commit(),
                step,
                weight,
                message);
    }

    static PlatformEvent succeeded(DeploymentEntity row, Instant at, String url) {
        return new DeploySucceeded(
                row.id,
                row.service,
                row.environment,
                row.environmentType,
                row.version,
                row.commit,
                row.kind,
                row.because,
                row.previousVersion,
                row.previousCommit,
                row.startedAt == null ? row.requestedAt : row.startedAt,
                at,
                url);
    }

    static PlatformEvent failed(Deployment d, RolloutState.Failed failed, boolean reachedUsers) {
        return new DeployFailed(
                d.id(),
                d.service(),
                d.environment(),
                d.environmentType(),
                d.version(),
                d.commit(),
                d.kind(),
                reachedUsers,
                failed.reason(),
                failed.log(),
                d.startedAt(),
                failed.at());
    }

    /** The rollout itself went back to what served before. */
    static PlatformEvent wentBack(Deployment d, Instant at) {
        return new DeployRolledBack(
                d.id(),
                d.service(),
                d.environment(),
                d.environmentType(),
                d.version(),
                d.commit(),
                Objects.requireNonNull(d.previousVersion()),
                null,
                !d.isCancelled(),
                at);
    }

    static PlatformEvent rolledBack(DeploymentEntity undone, DeploymentEntity by, Instant at) {
        return new DeployRolledBack(
                undone.id,
                undone.service,
                undone.environment,
                undone.environmentType,
                undone.version,
                undone.commit,
                by.version,
                by.id,
                false,
                at);
    }
}
