package dev.paved.provisioner.manifest;

import dev.paved.kit.time.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long environments may live.
 *
 * @param least the shortest time
 * @param most the longest time, counted from an environment's creation
 * @param notice how long before its end an environment's owner is told of it, at most a tenth of its life
 */
public record TtlLimits(Duration least, Duration most, Duration notice) {

    private static final Duration SHORTEST_NOTICE = Duration.ofMinutes(1);

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

    /** What is wrong with an end after {@code latest}, for people. */
    public String tooLate(Instant now, Instant latest) {
        Duration left = Duration.between(now, latest).truncatedTo(ChronoUnit.SECONDS);
        return "an environment lives at most " + Ttl.text(most) + " from its creation, this one until " + latest
                + "; from now that is " + Ttl.text(left);
    }

    /** When the owner of an environment with this life is told that it ends; null where that would be too late to be of use. */
    public @Nullable Instant warning(Instant createdAt, Instant expiresAt) {
        Duration tenth = Duration.between(createdAt, expiresAt).dividedBy(10);
        Duration before = tenth.compareTo(notice) < 0 ? tenth : notice;
        return before.compareTo(SHORTEST_NOTICE) < 0
                ? null
                : expiresAt.minus(before).truncatedTo(ChronoUnit.MILLIS);
    }
}
