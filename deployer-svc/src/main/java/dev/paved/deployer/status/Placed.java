package dev.paved.deployer.status;

import dev.paved.deployer.hold.RollbackHold;
import dev.paved.deployer.status.ServiceStatus.Failed;
import dev.paved.deployer.status.ServiceStatus.OffPath;
import dev.paved.deployer.status.ServiceStatus.Queued;
import dev.paved.deployer.status.ServiceStatus.Rollout;
import dev.paved.deployer.target.Health;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a service is where, in short.
 *
 * @param version what serves there; null where nothing does
 * @param lastFailure the last rollout there that failed or was cancelled, if that was after what serves
 * @param queued what waits in line to be deployed there
 * @param hold that it was rolled back there, and automation deploys nothing until a person has; null where not
 * @param offPath that what serves was not verified where it should have been; null where it was
 */
public record Placed(
        String service,
        String environment,
        EnvironmentType environmentType,
        @Nullable String version,
        Health health,
        @Nullable Instant deployedAt,
        @Nullable String deployedBy,
        @Nullable Rollout inProgress,
        @Nullable Queued queued,
        @Nullable Failed lastFailure,
        @Nullable RollbackHold hold,
        @Nullable OffPath offPath) {}
