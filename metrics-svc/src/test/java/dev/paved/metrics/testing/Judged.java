package dev.paved.metrics.testing;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.dora.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdict on one service, asked in the words of the tests. */
public record Judged(Judgement judgement, Instant asOf) {

    /** From when to when something failed; null where that is not known. */
    public record Span(@Nullable Instant started, @Nullable Instant recovered) {

        /** Whether it is known to have begun and is not over. */
        public boolean open() {
            return started != null && recovered == null;
        }
    }

    /** The deployments that needed intervention, in the order of their ids. */
    public List<String> failed() {
        return deployments(rollout -> rollout.failure() != null);
    }

    /** The deployments that were made because of an incident. */
    public List<String> rework() {
        return deployments(rollout -> rollout.rework() != null);
    }

    /** The deployments in whose place an earlier version was put. */
    public List<String> rolledBack() {
        return deployments(Rollout::rolledBack);
    }

    /** The deployments that count at all. */
    public List<String> counted() {
        return deployments(rollout -> true);
    }

    /** How {@code deployment} failed. */
    public Span failure(String deployment) {
        return judgement.rollouts().stream()
                .filter(rollout -> rollout.deployment().equals(deployment))
                .map(rollout -> Objects.requireNonNull(rollout.failure(), deployment + " has not failed"))
                .map(failure -> new Span(failure.started(), failure.recovered()))
                .findFirst()
                .orElseThrow();
    }

    /** Which deployment brought which commit to production, of those that count. */
    public Map<String, String> brought() {
        return judgement.shipped().stream().collect(Collectors.toMap(Shipped::sha, Shipped::deployment));
    }

    /** The lead time of each commit that counts. */
    public Map<String, Duration> leadTimes() {
        return judgement.shipped().stream().collect(Collectors.toMap(Shipped::sha, Shipped::leadTime));
    }

    /** The metrics of {@code window}. */
    public Metrics metrics(Window window) {
        return Metrics.of(List.of(judgement), window, Definition.DORA, asOf);
    }

    /** How the deployments of {@code window} ended. */
    public Metrics.Counts counts(Window window) {
        return Metrics.counts(List.of(judgement), window, asOf);
    }

    /** When the incidents began that no deployment is held to have caused. */
    public List<Instant> unattributed() {
        return judgement.troubles().stream()
                .filter(trouble -> trouble.deployment() == null)
                .map(Trouble::opened)
                .toList();
    }

    private List<String> deployments(Predicate<Rollout> which) {
        return judgement.rollouts().stream()
                .filter(which)
                .map(Rollout::deployment)
                .sorted()
                .toList();
    }
}
