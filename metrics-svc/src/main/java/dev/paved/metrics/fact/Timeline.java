package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.microsOrNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a deployment, and when; null where nothing is known of it.
 *
 * @param requested someone asked for it
 * @param started the rollout began
 * @param succeeded the version served all traffic
 * @param failed the rollout was given up
 * @param rolledBack an earlier version served in its place again
 */
public record Timeline(
        @Nullable Instant requested,
        @Nullable Instant started,
        @Nullable Instant succeeded,
        @Nullable Instant failed,
        @Nullable Instant rolledBack) {

    /** Nothing is known. */
    public static final Timeline UNKNOWN = new Timeline(null, null, null, null, null);

    public Timeline {
        requested = microsOrNull(requested);
        started = microsOrNull(started);
        succeeded = microsOrNull(succeeded);
        failed = microsOrNull(failed);
        rolledBack = microsOrNull(rolledBack);
    }

    Timeline join(Timeline other) {
        return new Timeline(
                earliest(requested, other.requested),
                earliest(started, other.started),
                earliest(succeeded, other.succeeded),
                earliest(failed, other.failed),
                earliest(rolledBack, other.rolledBack));
    }

    /** What of it had happened at {@code instant}. */
    public Timeline asOf(Instant instant) {
        return new Timeline(
                until(instant, requested),
                until(instant, started),
                until(instant, succeeded),
                until(instant, failed),
                until(instant, rolledBack));
    }

    /** The latest of them; null where nothing is known. */
    public @Nullable Instant latest() {
        return Stream.of(requested, started, succeeded, failed, rolledBack)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    static @Nullable Instant until(Instant limit, @Nullable Instant instant) {
        return instant == null || instant.isAfter(limit) ? null : instant;
    }
}
