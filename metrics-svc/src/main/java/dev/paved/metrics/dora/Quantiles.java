package dev.paved.metrics.dora;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Quantiles and the mean of durations in seconds; null without samples. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Quantiles(
        @Nullable Double p50Seconds,
        @Nullable Double p75Seconds,
        @Nullable Double p95Seconds,
        @Nullable Double meanSeconds,
        int samples) {

    private static final double NANOS = 1e9;

    /** Of {@code durations}, those between two samples read by {@code method}. */
    public static Quantiles of(Collection<Duration> durations, Definition.Quantile method) {
        double[] sorted = durations.stream()
                .mapToDouble(d -> d.getSeconds() + d.getNano() / NANOS)
                .sorted()
                .toArray();
        return new Quantiles(
                at(sorted, 0.5, method),
                at(sorted, 0.75, method),
                at(sorted, 0.95, method),
                sorted.length == 0 ? null : Arrays.stream(sorted).sum() / sorted.length,
                sorted.length);
    }

    /** The median of {@code values}; null without any. */
    public static @Nullable Double median(double[] values, Definition.Quantile method) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return at(sorted, 0.5, method);
    }

    /** The quantile of {@code sorted} values; null without any. */
    public static @Nullable Double at(double[] sorted, double quantile, Definition.Quantile method) {
        if (sorted.length == 0) {
            return null;
        }
        double rank = quantile * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        double lower = sorted[below];
        if (method == Definition.Quantile.LOWER) {
            return lower;
        }
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        return lower + (rank - below) * (upper - lower);
    }

    /** The same with another mean, where it is not the mean of the samples. */
    public Quantiles withMean(@Nullable Double mean) {
        return new Quantiles(p50Seconds, p75Seconds, p95Seconds, mean, samples);
    }

    @Override
    public String toString() {
        return Arrays.asList(p50Seconds, p75Seconds, p95Seconds, meanSeconds) + " of " + samples;
    }
}
