package dev.paved.deployer.status;

import dev.paved.deployer.hold.RollbackHold;
import dev.paved.deployer.local.Migration;
import dev.paved.deployer.rollout.Cancellation;
import dev.paved.deployer.rollout.Progress;
import dev.paved.deployer.target.Health;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a service runs where. */
public record ServiceStatus(String service, List<InEnvironment> items) {

    /**
     * What of it runs in an environment.
     *
     * @param version what serves there; null where nothing does
     * @param url where users reach it; null where nothing serves
     * @param queued what waits in line to be deployed there
     * @param hold that it was rolled back there, and automation deploys nothing until a person has; null where not
     * @param offPath that what serves was not verified where it should have been; null where it was
     * @param migration what changed in its database with what serves; null where it declares nothing
     * @param message what is wrong, for people; null when nothing is
     */
    public record InEnvironment(
            String service,
            String environment,
            EnvironmentType environmentType,
            @Nullable String version,
            @Nullable String commit,
            Health health,
            @Nullable String message,
            @Nullable String url,
            @Nullable String deployment,
            @Nullable Instant deployedAt,
            @Nullable String deployedBy,
            List<RunningInstance> instances,
            @Nullable Rollout inProgress,
            @Nullable Queued queued,
            @Nullable Failed lastFailure,
            @Nullable RollbackHold hold,
            @Nullable Held held,
            @Nullable OffPath offPath,
            @Nullable Migration migration) {}

    /**
     * That what serves was not verified where it should have been.
     *
     * @param expired whether the time is over for which that was meant to be
     */
    public record OffPath(String reason, Instant until, boolean expired) {}

    /** A version that runs on without requests until {@code until}: a rollback to it has nothing to start. */
    public record Held(String deployment, String version, Instant until) {}

    /** A process. */
    public record RunningInstance(long pid, int port, Health health) {}

    /**
     * A rollout that goes on.
     *
     * @param cancellation when it is to be cancelled
     * @param progress while it takes steps; never told where all services are
     */
    public record Rollout(
            String deployment,
            String version,
            String operation,
            @Nullable Cancellation cancellation,
            @Nullable Progress progress) {}

    /** A deployment that waits in line; {@code cancellation} when it is to be cancelled. */
    public record Queued(
            String deployment,
            String version,
            String operation,
            String by,
            Instant since,
            @Nullable Cancellation cancellation) {}

    /** The last rollout that failed since what serves was deployed, or was cancelled, as {@code status} says. */
    public record Failed(
            String deployment,
            String version,
            String status,
            @Nullable String reason,
            @Nullable Instant at) {}
}
