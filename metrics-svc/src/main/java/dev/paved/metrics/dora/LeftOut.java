package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Sample.Left;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that a deployment shipped and that does not count for the lead time.
 *
 * @param sha null where the deployed commit was not told
 * @param finished when the deployment succeeded
 * @param broughtBy the earlier deployment that brought it to production; null for other reasons
 */
public record LeftOut(
        @Nullable String sha,
        String deployment,
        Instant finished,
        ChangeReason reason,
        @Nullable String broughtBy) {

    Left asLeft() {
        return new Left(sha == null ? "deployment/" + deployment : "change/" + sha, finished, reason);
    }
}
