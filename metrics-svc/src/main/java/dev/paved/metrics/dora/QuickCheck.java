package dev.paved.metrics.dora;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DORA's Quick Check: each metric from 0 (worst) to 10 (best), and their mean. A metric without samples has no score and
 * no part in the mean. Lead and recovery time go by their medians.
 *
 * @param overall the mean of those that are known; null where none is
 * @param known how many are known
 * @see <a href="https://dora.dev/quickcheck/">DORA Quick Check</a>
 */
@JsonInclude(ALWAYS)
public record QuickCheck(
        @Nullable Double overall,
        int known,
        @Nullable Double deploymentFrequency,
        @Nullable Double changeLeadTime,
        @Nullable Double changeFailRate,
        @Nullable Double failedDeploymentRecoveryTime,
        @Nullable Double deploymentReworkRate) {

    private static final double HOUR = 3_600;
    private static final double DAY = 24 * HOUR;
    private static final double MONTH = 30 * DAY;
    /** Where each answer ends and the next begins, the best answer first. */
    private static final double[] BOUNDS = {HOUR, DAY, 7 * DAY, MONTH, 6 * MONTH};

    private static final double BEST = 10;
    private static final double STEP = 2;

    /** The scores of {@code metrics}. */
    public static QuickCheck of(Metrics metrics) {
        Double frequency = frequency(metrics.deploymentFrequency().perDay());
        Double lead = time(metrics.changeLeadTime().p50Seconds());
        Double fail = share(metrics.changeFailRate().ratio());
        Double recovery = time(metrics.failedDeploymentRecoveryTime().p50Seconds());
        Double rework = share(metrics.deploymentReworkRate().ratio());
        List<Double> known = Stream.of(frequency, lead, fail, recovery, rework)
                .filter(Objects::nonNull)
                .toList();
        Double overall = known.isEmpty()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum() / known.size();
        return new QuickCheck(overall, known.size(), frequency, lead, fail, recovery, rework);
    }

    private static @Nullable Double time(@Nullable Double seconds) {
        return seconds == null ? null : score(seconds, DAY);
    }

    /** By the mean time from one deployment to the next: more often than once an hour is on demand. */
    private static @Nullable Double frequency(@Nullable Double perDay) {
        return perDay == null ? null : score(DAY / perDay, HOUR);
    }

    /** Bounds up to {@code strict} are themselves in the worse answer, those beyond it in the better. */
    private static Double score(double seconds, double strict) {
        double score = BEST;
        for (double bound : BOUNDS) {
            if (seconds < bound || seconds == bound && bound > strict) {
                return score;
            }
            score -= STEP;
        }
        return score;
    }

    private static @Nullable Double share(@Nullable Double ratio) {
        return ratio == null ? null : Math.max(0, BEST - ratio * BEST);
    }
}
