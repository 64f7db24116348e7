package dev.paved.deployer.rollout;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.time.Ttl;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a version may run where it was not verified before.
 *
 * @param reason why
 * @param until until when that is meant to be
 */
public record OffPath(String reason, Instant until) {

    /**
     * What a request at {@code now} says; null where it says nothing.
     *
     * @param expires how long from then, at most {@code longest}
     * @throws RefusedException where it says only a part of it, or what makes no sense
     */
    static @Nullable OffPath of(@Nullable String reason, @Nullable String expires, Instant now, Duration longest) {
        if (reason == null && expires == null) {
            return null;
        }
        if (reason == null) {
            throw new RefusedException(Invalid.field("/offPath", "must say why, where offPathExpires is given"));
        }
        String rule = "must say for how long, as 7d, up to " + Ttl.text(longest);
        Duration length = Ttl.parse(expires == null ? "" : expires)
                .filter(it -> it.isPositive() && it.compareTo(longest) <= 0)
                .orElseThrow(() -> new RefusedException(Invalid.field("/offPathExpires", rule)));
        return new OffPath(reason, now.plus(length));
    }

    /** That of columns; null where there is none. */
    public static @Nullable OffPath of(@Nullable String reason, @Nullable Instant until) {
        return reason == null || until == null ? null : new OffPath(reason, until);
    }
}
