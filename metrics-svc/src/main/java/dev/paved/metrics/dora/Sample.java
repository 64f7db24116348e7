package dev.paved.metrics.dora;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a metric counts: judged once from the facts, then counted in every window it falls in. */
public sealed interface Sample {

    /**
     * A production deployment that ended.
     *
     * @param finished when it succeeded or was given up
     * @param reachedUsers whether any traffic went to it
     * @param rework whether an incident in production was why it was made
     * @param rolledBack whether an earlier version was put back in its place
     * @param failure null unless it needed immediate intervention
     */
    record Rollout(
            String deployment,
            Instant finished,
            boolean succeeded,
            boolean reachedUsers,
            boolean rework,
            boolean rolledBack,
            @Nullable Failure failure)
            implements Sample {}

    /**
     * Why and how long a deployment needed immediate intervention.
     *
     * @param started when it began to fail; null where users met it only while its rollout went back
     * @param recovered when it was over; null while it is open
     */
    record Failure(@Nullable Instant started, @Nullable Instant recovered) {

        boolean open() {
            return started != null && recovered == null;
        }
    }

    /** A change that reached production for the first time, with the deployment that brought it. */
    record Shipped(String sha, String deployment, Instant finished, Duration leadTime) implements Sample {}
}
