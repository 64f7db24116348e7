package dev.paved.kit.http;

import java.time.Duration;
import java.util.Optional;

/**
 * An expected reason not to do what was asked. Each feature has a sealed family of its own; one mapper, in this package,
 * turns them all into problem details.
 */
public interface Failure {

    /** How it is told to the caller. */
    Problem problem();

    /** When trying again may help, where that is known. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
