package dev.paved.deployer.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That someone wants a rollout to be cancelled. It may be too late for that. */
public record Cancellation(String by, Instant at) {

    static @Nullable Cancellation of(DeploymentEntity row) {
        return row.cancelRequestedBy == null || row.cancelRequestedAt == null
                ? null
                : new Cancellation(row.cancelRequestedBy, row.cancelRequestedAt);
    }

    String reason() {
        return "Cancelled by " + by + ".";
    }
}
