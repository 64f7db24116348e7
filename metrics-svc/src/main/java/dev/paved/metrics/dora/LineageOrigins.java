package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.Edge;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.Push;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The push that brought a commit, and the pull request that it is part of: the one it merged, as by a squash, or the one
 * whose merge commit was the last of a push that brought it, as by a merge or a rebase.
 */
final class LineageOrigins {

    private static final Comparator<PullRequest> FIRST_MERGED = comparing(
                    PullRequest::merged, nullsLast(naturalOrder()))
            .thenComparing(PullRequest::number)
            .thenComparing(PullRequest::repository);
    private static final Comparator<Push> FIRST_PUSHED = comparing(Push::pushedAt)
            .thenComparing(Push::repository)
            .thenComparing(Push::branch)
            .thenComparing(Push::before)
            .thenComparing(Push::after);

    private final Map<String, PullRequest> merged = new HashMap<>();
    private final Map<String, Push> pushes = new HashMap<>();
    private final Map<String, Set<String>> arrivedWith = new HashMap<>();

    LineageOrigins(Code code) {
        for (PullRequest request : code.pullRequests()) {
            if (request.mergeCommit() != null) {
                merged.merge(request.mergeCommit(), request, BinaryOperator.minBy(FIRST_MERGED));
            }
        }
        code.pushes().forEach(push -> pushes.merge(push.after(), push, BinaryOperator.minBy(FIRST_PUSHED)));
        for (Edge edge : code.edges()) {
            arrivedWith.computeIfAbsent(edge.sha(), sha -> new HashSet<>()).add(edge.after());
        }
    }

    @Nullable
    PullRequest pullRequest(String sha) {
        PullRequest itself = merged.get(sha);
        return itself != null
                ? itself
                : arrivedWith(sha)
                        .map(merged::get)
                        .filter(Objects::nonNull)
                        .min(FIRST_MERGED)
                        .orElse(null);
    }

    @Nullable
    Push push(String sha) {
        return Stream.concat(Stream.of(sha), arrivedWith(sha))
                .map(pushes::get)
                .filter(Objects::nonNull)
                .min(FIRST_PUSHED)
                .orElse(null);
    }

    private Stream<String> arrivedWith(String sha) {
        return arrivedWith.getOrDefault(sha, Set.of()).stream();
    }
}
