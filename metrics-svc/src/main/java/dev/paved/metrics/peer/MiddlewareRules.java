package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Pool;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Sample.Left;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules of Middleware.
 *
 * @see <a href="https://middlewarehq.com/docs/product/oss/calculations">How we calculate DORA metrics</a>
 * @see <a href="https://github.com/middlewarehq/middleware">middlewarehq/middleware</a>, its analytics server
 */
final class MiddlewareRules implements PeerRules {

    @Override
    public String name() {
        return "middleware";
    }

    @Override
    public Object parameters() {
        return new Choices(
                "mean",
                "deployments",
                "pull request, first commit authored",
                "incident opened",
                "latest deployment at or before the incident",
                "not rounded");
    }

    @Override
    public Rulebook rulebook() {
        return MiddlewareBook.BOOK;
    }

    @Override
    public Judgement judge(Production production, ServiceFacts facts, Instant asOf) {
        List<Trouble> troubles = production.incidents().stream()
                .map(i -> Production.latest(
                        i,
                        production
                                .latest(finished -> !finished.isAfter(Production.opened(i)))
                                .orElse(null)))
                .toList();
        List<Shipped> shipped = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (PullRequest request : CodeTold.merged(facts, asOf)) {
            String sha = CodeTold.mergeCommit(request);
            Instant merged = CodeTold.mergedAt(request);
            Optional<Rollout> deployment = production.successes().stream()
                    .filter(success -> !success.finished().isBefore(merged))
                    .findFirst();
            deployment.ifPresentOrElse(
                    d -> shipped.add(CodeTold.shipped(
                            sha,
                            d.deployment(),
                            merged,
                            merged,
                            CodeTold.cycleTime(request, d.finished()).exact())),
                    () -> left.add(new Left("change/" + sha, merged, WhyNot.NOTHING_SINCE)));
        }
        return production.judged(
                Production.failed(troubles),
                shipped,
                troubles,
                Restorations.whenResolved(production.incidents()),
                left);
    }

    @Override
    public Metrics measure(Collection<Judgement> services, Window window, Instant asOf) {
        Measured measured = new Measured(new Pool(services, window, asOf), Quantile.INTERPOLATED);
        return measured.metrics(measured.frequency(), measured.leadTime(), measured.failRate(), measured.recovery());
    }
}
