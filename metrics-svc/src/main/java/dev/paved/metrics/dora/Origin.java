package dev.paved.metrics.dora;

import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<RangeSource, Map<ChangeReason, Origin>> NAMELESS = nameless();

    /** One for all that are from where {@code origin} is from and count for the same reason. */
    static Origin nameless(Origin origin) {
        return Objects.requireNonNull(
                Objects.requireNonNull(NAMELESS.get(origin.range)).get(origin.reason));
    }

    private static Map<RangeSource, Map<ChangeReason, Origin>> nameless() {
        Map<RangeSource, Map<ChangeReason, Origin>> all = new EnumMap<>(RangeSource.class);
        for (RangeSource range : RangeSource.values()) {
            Map<ChangeReason, Origin> ofRange = new EnumMap<>(ChangeReason.class);
            for (ChangeReason reason : ChangeReason.values()) {
                ofRange.put(reason, new Origin(Instant.EPOCH, null, null, null, range, reason));
            }
            all.put(range, ofRange);
        }
        return all;
    }
}
