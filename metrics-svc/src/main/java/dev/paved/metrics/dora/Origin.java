package dev.paved.metrics.dora;

import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a change came about, for definitions to choose from.
 *
 * @param authored null where no source told
 * @param pullRequest the one that it is, or is part of; null where none is known
 * @param push the first that brought it; null where none was seen
 * @param range where its deployment's range is from
 * @param reason why it counts
 */
public record Origin(
        Instant committed,
        @Nullable Instant authored,
        @Nullable PullRequest pullRequest,
        @Nullable Push push,
        RangeSource range,
        ChangeReason reason) {

    private static final Map<Origin, Origin> NAMELESS = new ConcurrentHashMap<>();

    /** One for all that are from where this is from, and count for the same reason. */
    Origin nameless() {
        return NAMELESS.computeIfAbsent(
                new Origin(Instant.EPOCH, null, null, null, range, reason), nameless -> nameless);
    }
}
