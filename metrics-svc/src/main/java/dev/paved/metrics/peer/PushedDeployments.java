package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Deployments with the commits of the push that ended with the deployed one. */
final class PushedDeployments {

    private final Map<String, Set<String>> changes = new HashMap<>();
    private final List<Rollout> seen = new ArrayList<>();
    private final List<Left> unseen = new ArrayList<>();
    private final List<Shipped> shipped = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    PushedDeployments(ServiceFacts facts, Production production) {
        Map<String, String> commits = new HashMap<>();
        for (Deployment d : facts.deployments()) {
            commits.put(d.id(), d.commit() == null ? "" : d.commit());
        }
        Map<String, Set<String>> pushes = CodeTold.pushes(facts);
        Map<String, Instant> committed = CodeTold.committed(facts);
        for (Rollout success : production.successes()) {
            Set<String> pushed = pushes.getOrDefault(commits.getOrDefault(success.deployment(), ""), Set.of());
            if (pushed.isEmpty()) {
                unseen.add(new Left("deployment/" + success.deployment(), success.finished(), WhyNot.NO_PUSH));
            } else {
                seen.add(success);
                changes.put(success.deployment(), pushed);
                new TreeSet<>(pushed).forEach(sha -> ship(sha, committed.get(sha), success));
            }
        }
    }

    private void ship(String sha, @Nullable Instant committed, Rollout success) {
        if (committed == null) {
            return;
        }
        Instant since = committed.truncatedTo(ChronoUnit.SECONDS);
        long minutes = Duration.between(since, success.finished()).toMinutes();
        if (minutes > 0) {
            shipped.add(CodeTold.shipped(
                    sha, success.deployment(), success.finished(), committed, Duration.ofMinutes(minutes)));
        } else {
            left.add(new Left("change/" + sha, success.finished(), WhyNot.NO_MINUTE));
        }
    }

    /** Those that brought {@code commit}, in order. */
    List<Rollout> of(String commit) {
        return seen.stream()
                .filter(success ->
                        changes.getOrDefault(success.deployment(), Set.of()).contains(commit))
                .toList();
    }

    List<Shipped> shipped() {
        return shipped;
    }

    /** The commits that have no lead time. */
    List<Left> left() {
        return left;
    }

    /** The deployments of which no push is known. */
    List<Left> unseen() {
        return unseen;
    }
}
