package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.time.Ttl;
import java.time.Duration;
import java.util.Optional;

/**
 * How long environments may live.
 *
 * @param least the shortest time
 * @param most the longest time, counted from an environment's creation
 * @param preview how long a preview lives when nothing is said
 * @param development how long a development environment lives when nothing is said
 */
public record TtlLimits(Duration least, Duration most, Duration preview, Duration development) {

    /** What is wrong with {@code ttl}, for people; empty where nothing is. */
    Optional<String> complaint(Duration ttl) {
        if (ttl.compareTo(least) < 0) {
            return Optional.of("must be at least " + Ttl.text(least) + ", for example 10m");
        }
        if (ttl.compareTo(most) > 0) {
            return Optional.of("must be at most " + Ttl.text(most) + ", for example 7d; it can be extended later");
        }
        return Optional.empty();
    }

    /** The time of an environment of {@code type} when nothing is said; empty where it stays. */
    public Optional<Duration> standard(EnvironmentType type) {
        return switch (type) {
            case PREVIEW -> Optional.of(preview);
            case DEVELOPMENT -> Optional.of(development);
            case STAGING, PRODUCTION, UNRECOGNIZED -> Optional.empty();
        };
    }
}
