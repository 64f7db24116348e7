package dev.paved.metrics.peer;

import static java.util.Comparator.comparing;

import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The pull requests whose changes deployments first brought to production, and those that none did. */
record DeployedRequests(List<Shipped> shipped, List<Left> left) {

    private static final Comparator<Shipped> FIRST =
            comparing(Shipped::finished).thenComparing(Shipped::deployment);

    static DeployedRequests of(ServiceFacts facts, Production production, Instant asOf) {
        Map<PullRequest, Shipped> first = new HashMap<>();
        for (Shipped change : production.shipped()) {
            PullRequest request = change.origin().pullRequest();
            if (request != null) {
                first.merge(request, change, BinaryOperator.minBy(FIRST));
            }
        }
        DeployedRequests requests = new DeployedRequests(new ArrayList<>(), new ArrayList<>());
        for (PullRequest request : CodeTold.merged(facts, asOf)) {
            requests.add(request, first.get(request));
        }
        return requests;
    }

    private void add(PullRequest request, @Nullable Shipped first) {
        String sha = CodeTold.mergeCommit(request);
        if (first == null) {
            left.add(new Left("change/" + sha, CodeTold.mergedAt(request), WhyNot.NOT_DEPLOYED));
        } else {
            shipped.add(new Shipped(
                    sha,
                    first.deployment(),
                    first.finished(),
                    CodeTold.cycleTime(request, first.finished()).inMinutes(),
                    first.origin()));
        }
    }
}
