package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one service, as of an instant.
 *
 * @param rollouts its production deployments that ended
 * @param shipped the changes that reached production
 * @param troubles its incidents in production
 * @param left what counts nowhere
 * @param since when a production deployment first succeeded; null while none has
 * @param restorations its incidents, where the rules measure the time of each
 */
public record Judgement(
        List<Rollout> rollouts,
        List<Shipped> shipped,
        List<Trouble> troubles,
        List<Left> left,
        @Nullable Instant since,
        List<Restoration> restorations) {

    public Judgement {
        restorations = List.copyOf(restorations);
        rollouts = List.copyOf(rollouts);
        shipped = List.copyOf(shipped);
        troubles = List.copyOf(troubles);
        left = List.copyOf(left);
    }

    /** By rules that measure how long deployments fail. */
    public Judgement(
            List<Rollout> rollouts,
            List<Shipped> shipped,
            List<Trouble> troubles,
            List<Left> left,
            @Nullable Instant since) {
        this(rollouts, shipped, troubles, left, since, List.of());
    }

    /**
     * Only what counts in the longest window that ends at {@code asOf} or in a later one: what is worth keeping in memory.
     */
    public Judgement within(Window longest, Instant asOf) {
        Predicate<Sample> recent = sample -> longest.contains(sample.at(), asOf);
        return new Judgement(
                rollouts.stream()
                        .filter(r -> recent.test(r) || r.failure() != null && lasts(r.failure(), longest, asOf))
                        .toList(),
                shipped.stream().filter(recent).toList(),
                troubles.stream().filter(recent).toList(),
                List.of(),
                since,
                restorations.stream()
                        .filter(r -> r.time() == null || recent.test(r))
                        .toList());
    }

    /** The same for who computes numbers alone: without the names and histories of things, which are most of it. */
    public Judgement numbers() {
        return new Judgement(
                rollouts.stream().map(Rollout::number).toList(),
                shipped.stream().map(Shipped::number).toList(),
                troubles,
                List.of(),
                since,
                restorations);
    }

    /** These samples and those of {@code later}, of the same service. */
    Judgement and(Judgement later) {
        return new Judgement(
                both(rollouts, later.rollouts),
                both(shipped, later.shipped),
                both(troubles, later.troubles),
                both(left, later.left),
                later.since == null ? since : later.since,
                both(restorations, later.restorations));
    }

    int size() {
        return rollouts.size() + shipped.size() + troubles.size() + left.size() + restorations.size();
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** Only what happened while {@code then} holds. */
    public Judgement during(Predicate<Instant> then) {
        Predicate<Sample> kept = sample -> then.test(sample.at());
        return new Judgement(
                rollouts.stream().filter(kept).toList(),
                shipped.stream().filter(kept).toList(),
                troubles.stream().filter(kept).toList(),
                left.stream().filter(kept).toList(),
                since,
                restorations.stream().filter(kept).toList());
    }

    private static boolean lasts(Failure failure, Window longest, Instant asOf) {
        return failure.open() || failure.recovered() != null && longest.contains(failure.recovered(), asOf);
    }
}
