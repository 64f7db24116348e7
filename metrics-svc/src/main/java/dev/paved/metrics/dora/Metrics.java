package dev.paved.metrics.dora;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The five metrics of a window, each with its number of samples; a value without samples is null. */
@JsonInclude(ALWAYS)
public record Metrics(
        Frequency deploymentFrequency,
        Quantiles changeLeadTime,
        FailRate changeFailRate,
        Recovery failedDeploymentRecoveryTime,
        Rework deploymentReworkRate) {

    /** Successful production deployments a day. */
    @JsonInclude(ALWAYS)
    public record Frequency(@Nullable Double perDay, int count, int samples) {}

    /** The share of production deployments that needed immediate intervention. */
    @JsonInclude(ALWAYS)
    public record FailRate(@Nullable Double ratio, int failed, int samples) {}

    /** How long failed deployments took to recover, for those that did in the window; and how many are open. */
    @JsonInclude(ALWAYS)
    public record Recovery(
            @Nullable Double p50Seconds,
            @Nullable Double p75Seconds,
            @Nullable Double p95Seconds,
            int samples,
            int open) {}

    /** The share of production deployments made because of an incident in production. */
    @JsonInclude(ALWAYS)
    public record Rework(@Nullable Double ratio, int rework, int samples) {}

    /** Production deployments that ended in the window, by outcome. */
    public record Counts(int succeeded, int failed, int rolledBack) {}

    /** The metrics of the pooled samples of {@code services}. */
    public static Metrics of(Collection<Judgement> services, Window window, Definition definition, Instant asOf) {
        List<Rollout> ended = ended(services, window, asOf);
        List<Rollout> reached = ended.stream().filter(Rollout::reachedUsers).toList();
        int succeeded = count(ended, Rollout::succeeded);
        int failed = count(reached, r -> r.failure() != null);
        int rework = count(reached, Rollout::rework);
        List<Duration> leadTimes = services.stream()
                .flatMap(service -> service.shipped().stream())
                .filter(change -> window.contains(change.finished(), asOf))
                .map(Shipped::leadTime)
                .toList();
        return new Metrics(
                new Frequency(succeeded == 0 ? null : (double) succeeded / window.days(), succeeded, succeeded),
                Quantiles.of(leadTimes, definition.quantile()),
                new FailRate(ratio(failed, reached.size()), failed, reached.size()),
                recovery(services, window, definition, asOf),
                new Rework(ratio(rework, reached.size()), rework, reached.size()));
    }

    /** How the production deployments of the window ended. */
    public static Counts counts(Collection<Judgement> services, Window window, Instant asOf) {
        List<Rollout> ended = ended(services, window, asOf);
        int succeeded = count(ended, Rollout::succeeded);
        return new Counts(succeeded, ended.size() - succeeded, count(ended, Rollout::rolledBack));
    }

    private static Recovery recovery(
            Collection<Judgement> services, Window window, Definition definition, Instant asOf) {
        List<Failure> failures = services.stream()
                .flatMap(service -> service.rollouts().stream())
                .map(Rollout::failure)
                .filter(Objects::nonNull)
                .toList();
        List<Duration> times = failures.stream()
                .filter(f -> f.recovered() != null && window.contains(f.recovered(), asOf))
                .map(f -> Duration.between(Objects.requireNonNull(f.started()), Objects.requireNonNull(f.recovered())))
                .toList();
        Quantiles q = Quantiles.of(times, definition.quantile());
        int open = (int) failures.stream().filter(Failure::open).count();
        return new Recovery(q.p50Seconds(), q.p75Seconds(), q.p95Seconds(), q.samples(), open);
    }

    private static List<Rollout> ended(Collection<Judgement> services, Window window, Instant asOf) {
        return services.stream()
                .flatMap(service -> service.rollouts().stream())
                .filter(rollout -> window.contains(rollout.finished(), asOf))
                .toList();
    }

    private static int count(List<Rollout> rollouts, java.util.function.Predicate<Rollout> which) {
        return (int) rollouts.stream().filter(which).count();
    }

    private static @Nullable Double ratio(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
