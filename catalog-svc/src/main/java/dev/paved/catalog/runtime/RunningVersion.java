package dev.paved.catalog.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a service that serves in an environment, as events told.
 *
 * @param environmentType for example {@code production}
 * @param deployment the deployment that put it there
 * @param since when it came to serve all traffic
 * @param source the event that told it
 */
public record RunningVersion(
        String environment,
        String environmentType,
        String version,
        @Nullable String commit,
        String deployment,
        @Nullable String url,
        Instant since,
        Source source) {

    /**
     * Where a fact comes from.
     *
     * @param event the id of the event
     * @param type its type
     * @param time when it was published
     * @param ageSeconds how long ago that was when this was asked for
     */
    public record Source(UUID event, String type, Instant time, long ageSeconds) {

        static Source of(UUID event, String type, Instant time, Instant now) {
            return new Source(
                    event, type, time, Math.max(0, Duration.between(time, now).toSeconds()));
        }
    }
}
