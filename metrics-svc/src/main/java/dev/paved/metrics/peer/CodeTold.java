package dev.paved.metrics.peer;

import static java.util.Comparator.comparing;

import dev.paved.metrics.dora.ChangeReason;
import dev.paved.metrics.dora.Origin;
import dev.paved.metrics.dora.RangeSource;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.Edge;
import dev.paved.metrics.fact.GitCommit;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the facts tell of a service's code, as other tools look at it. */
final class CodeTold {

    private CodeTold() {}

    /** When each commit was committed. */
    static Map<String, Instant> committed(ServiceFacts facts) {
        Map<String, Instant> committed = new HashMap<>();
        for (GitCommit commit : facts.code().commits()) {
            committed.merge(commit.sha(), commit.committed(), CodeTold::earlier);
        }
        for (Change change : facts.code().changes()) {
            committed.merge(change.sha(), change.committed(), CodeTold::earlier);
        }
        return committed;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The pull requests that were merged, in order. */
    static List<PullRequest> merged(ServiceFacts facts, Instant asOf) {
        return facts.code().pullRequests().stream()
                .filter(request -> request.mergeCommit() != null)
                .filter(request -> request.merged() != null && !request.merged().isAfter(asOf))
                .sorted(comparing(CodeTold::mergedAt)
                        .thenComparing(PullRequest::repository)
                        .thenComparing(PullRequest::number))
                .toList();
    }

    /** When {@code request}, a merged one, was. */
    static Instant mergedAt(PullRequest request) {
        return Objects.requireNonNull(request.merged());
    }

    /** The commit that merged {@code request}, a merged one. */
    static String mergeCommit(PullRequest request) {
        return Objects.requireNonNull(request.mergeCommit());
    }

    /** The way of {@code request}, a merged one, until its deployment has finished. */
    static CycleTime cycleTime(PullRequest request, Instant deployed) {
        return CycleTime.of(request.firstAuthored(), request.opened(), mergedAt(request), deployed);
    }

    /** The commits of the pushes that ended with a commit, by that. */
    static Map<String, Set<String>> pushes(ServiceFacts facts) {
        Map<String, Set<String>> pushes = new HashMap<>();
        for (Edge edge : facts.code().edges()) {
            pushes.computeIfAbsent(edge.after(), after -> new HashSet<>()).add(edge.sha());
        }
        return pushes;
    }

    /** A commit since {@code committed}, of which these rules ask neither for a range nor for a pull request. */
    static Shipped shipped(String sha, String deployment, Instant at, Instant committed, Duration leadTime) {
        return new Shipped(
                sha,
                deployment,
                at,
                leadTime,
                new Origin(committed, null, null, null, RangeSource.PUSHES, ChangeReason.FIRST_SHIPPED));
    }
}
