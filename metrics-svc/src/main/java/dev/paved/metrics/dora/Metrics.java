package dev.paved.metrics.dora;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The five metrics of a window, each with its number of samples; a value without samples is null. */
@JsonInclude(ALWAYS)
public record Metrics(
        Frequency deploymentFrequency,
        Quantiles changeLeadTime,
        FailRate changeFailRate,
        Recovery failedDeploymentRecoveryTime,
        Rework deploymentReworkRate,
        Incidents incidents) {

    /**
     * Successful production deployments.
     *
     * @param perDay those a day, or the share of days with any, as the definition counts
     * @param count what is counted
     * @param samples successful production deployments
     * @param medianDaysPerWeek days with a deployment in a whole calendar week; null without such a week
     * @param medianSecondsBetween from one to the next; null for fewer than two
     * @param bucket how often in a word, where the rules have words for it; absent where they have not
     */
    @JsonInclude(ALWAYS)
    public record Frequency(
            @Nullable Double perDay,
            int count,
            int samples,
            @Nullable Double medianDaysPerWeek,
            @Nullable Double medianSecondsBetween,
            @JsonInclude(NON_NULL) @Nullable String bucket) {

        /** By rules without words for it. */
        public Frequency(
                @Nullable Double perDay,
                int count,
                int samples,
                @Nullable Double medianDaysPerWeek,
                @Nullable Double medianSecondsBetween) {
            this(perDay, count, samples, medianDaysPerWeek, medianSecondsBetween, null);
        }
    }

    /** The share of production deployments that needed immediate intervention. */
    @JsonInclude(ALWAYS)
    public record FailRate(@Nullable Double ratio, int failed, int samples) {

        /** {@code failed} of {@code samples}. */
        public static FailRate of(int failed, int samples) {
            return new FailRate(Metrics.ratio(failed, samples), failed, samples);
        }
    }

    /** How long failed deployments took to recover, for those that did in the window; and how many are open. */
    @JsonInclude(ALWAYS)
    public record Recovery(
            @Nullable Double p50Seconds,
            @Nullable Double p75Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double meanSeconds,
            int samples,
            int open) {

        /** Of {@code q}, with {@code open} that are not over. */
        public static Recovery of(Quantiles q, int open) {
            return new Recovery(q.p50Seconds(), q.p75Seconds(), q.p95Seconds(), q.meanSeconds(), q.samples(), open);
        }

        /** Without the open ones. */
        public Quantiles quantiles() {
            return new Quantiles(p50Seconds, p75Seconds, p95Seconds, meanSeconds, samples);
        }
    }

    /** The share of production deployments made because of an incident in production. */
    @JsonInclude(ALWAYS)
    public record Rework(@Nullable Double ratio, int rework, int samples) {

        /** {@code rework} of {@code samples}. */
        public static Rework of(int rework, int samples) {
            return new Rework(Metrics.ratio(rework, samples), rework, samples);
        }
    }

    /** The share of production incidents that are put down to a deployment. */
    @JsonInclude(ALWAYS)
    public record Incidents(@Nullable Double coverage, int attributed, int unattributed, int samples) {

        /** {@code attributed} of {@code samples}. */
        public static Incidents of(int attributed, int samples) {
            return new Incidents(Metrics.ratio(attributed, samples), attributed, samples - attributed, samples);
        }
    }

    /** Production deployments that ended in the window, by outcome. */
    public record Counts(int succeeded, int failed, int rolledBack) {}

    /** The changes whose lead time counts, by where the range of their deployment is from. */
    public record Ranges(int git, int pushes) {}

    /** The metrics of the pooled samples of {@code services}. */
    public static Metrics of(Collection<Judgement> services, Window window, Definition definition, Instant asOf) {
        Pool pool = new Pool(services, window, asOf);
        List<Rollout> ended = pool.ended();
        List<Rollout> reached = ended.stream().filter(Rollout::reachedUsers).toList();
        List<Instant> successes =
                ended.stream().filter(Rollout::succeeded).map(Rollout::finished).toList();
        List<Trouble> troubles = pool.troubles();
        return new Metrics(
                new Cadence(successes, definition).in(window, asOf, pool.since()),
                Quantiles.of(pool.shipped().stream().map(Shipped::leadTime).toList(), definition.quantile()),
                FailRate.of(count(reached, r -> r.failure() != null), reached.size()),
                recovery(pool, definition),
                Rework.of(count(reached, r -> r.rework() != null), reached.size()),
                Incidents.of(count(troubles, t -> t.deployment() != null), troubles.size()));
    }

    /** How the production deployments of the window ended. */
    public static Counts counts(Collection<Judgement> services, Window window, Instant asOf) {
        List<Rollout> ended = new Pool(services, window, asOf).ended();
        int succeeded = count(ended, Rollout::succeeded);
        return new Counts(succeeded, ended.size() - succeeded, count(ended, Rollout::rolledBack));
    }

    /** Where the ranges of the changes of the window are from. */
    public static Ranges ranges(Collection<Judgement> services, Window window, Instant asOf) {
        List<Shipped> shipped = new Pool(services, window, asOf).shipped();
        int git = count(shipped, s -> s.origin().range() == RangeSource.GIT);
        return new Ranges(git, shipped.size() - git);
    }

    private static Recovery recovery(Pool pool, Definition definition) {
        List<Duration> times = pool.recovered().stream()
                .map(f -> Duration.between(Objects.requireNonNull(f.started()), Objects.requireNonNull(f.recovered())))
                .toList();
        return Recovery.of(Quantiles.of(times, definition.quantile()), pool.open());
    }

    static <T> int count(List<T> samples, Predicate<T> which) {
        return (int) samples.stream().filter(which).count();
    }

    private static @Nullable Double ratio(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
