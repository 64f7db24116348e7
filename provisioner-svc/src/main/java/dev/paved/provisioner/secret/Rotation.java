package dev.paved.provisioner.secret;

import dev.paved.kit.time.Ttl;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a secret is to have a new value.
 *
 * @param every how often, as {@code 30d}
 * @param next when the next is due
 * @param due whether it is by now
 * @param automatic whether the platform makes it: it does where it made the present one too
 */
record Rotation(String every, Instant next, boolean due, boolean automatic) {

    /** That of {@code row} at {@code now}; null where it has none. */
    static @Nullable Rotation of(SecretEntity row, Instant now) {
        Long every = row.rotateEvery;
        Instant next = row.nextRotationAt;
        return every == null || next == null
                ? null
                : new Rotation(Ttl.text(Duration.ofSeconds(every)), next, !next.isAfter(now), row.generated);
    }
}
