package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commits that were deployed themselves, each with the first deployment of it in a version. */
final class DeployedCommits {

    private final Map<String, String> commits = new HashMap<>();
    private final Map<String, Instant> committed;

    private record Image(String commit, String version) {}

    DeployedCommits(ServiceFacts facts) {
        for (Deployment d : facts.deployments()) {
            if (d.commit() != null) {
                commits.put(d.id(), d.commit());
            }
        }
        committed = CodeTold.committed(facts);
    }

    /** Of {@code successes}, which are in order. */
    List<Shipped> of(List<Rollout> successes) {
        Set<Image> known = new HashSet<>();
        List<Shipped> shipped = new ArrayList<>();
        for (Rollout success : successes) {
            String commit = commits.get(success.deployment());
            Instant since = commit == null ? null : committed.get(commit);
            if (commit != null && since != null && known.add(new Image(commit, success.version()))) {
                shipped.add(CodeTold.shipped(
                        commit,
                        success.deployment(),
                        success.finished(),
                        since,
                        Duration.between(since, success.finished())));
            }
        }
        return shipped;
    }
}
