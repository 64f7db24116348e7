package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.product.Evidence.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How long services took to their first production deployment.
 *
 * @param samples the services that were deployed
 * @param waiting those that were not yet
 * @param oldestWaitingSeconds how long the one that waits longest has waited; null where none does
 */
@JsonInclude(ALWAYS)
record FirstDeployments(
        @Nullable Double p50Seconds,
        @Nullable Double p90Seconds,
        int samples,
        int waiting,
        @Nullable Double oldestWaitingSeconds) {

    private static final double MEDIAN = 0.5;
    private static final double NINETIETH = 0.9;

    static FirstDeployments of(List<Evidence> found) {
        double[] took = seconds(found, Verdict.COUNTED).sorted().toArray();
        double[] waits = seconds(found, Verdict.WAITING).sorted().toArray();
        return new FirstDeployments(
                Quantiles.at(took, MEDIAN, Quantile.INTERPOLATED),
                Quantiles.at(took, NINETIETH, Quantile.INTERPOLATED),
                took.length,
                waits.length,
                waits.length == 0 ? null : waits[waits.length - 1]);
    }

    private static DoubleStream seconds(List<Evidence> found, Verdict verdict) {
        return found.stream().filter(e -> e.verdict() == verdict).mapToDouble(e -> Objects.requireNonNull(e.seconds()));
    }
}
