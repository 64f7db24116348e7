package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Pool;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Sample.Link;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Pelorus.
 *
 * @see <a href="https://pelorus.readthedocs.io/en/latest/philosophy/outcomes/SoftwareDeliveryPerformance/">Software
 *     Delivery Performance</a>
 * @see <a href="https://github.com/dora-metrics/pelorus">dora-metrics/pelorus</a>, its Prometheus rules
 */
final class PelorusRules implements PeerRules {

    @Override
    public String name() {
        return "pelorus";
    }

    @Override
    public Object parameters() {
        return new Choices(
                "mean", "deployments", "deployed commit, committed", "incident opened", "none", "not rounded");
    }

    @Override
    public Rulebook rulebook() {
        return PelorusBook.BOOK;
    }

    @Override
    public Judgement judge(Production production, ServiceFacts facts, Instant asOf) {
        List<Trouble> troubles = production.incidents().stream()
                .map(i -> new Trouble(i.id(), Production.opened(i), null, Link.NEVER))
                .toList();
        return production.judged(
                Map.of(),
                new DeployedCommits(facts).of(production.successes()),
                troubles,
                Restorations.whenResolved(production.incidents()),
                List.of());
    }

    @Override
    public Metrics measure(Collection<Judgement> services, Window window, Instant asOf) {
        Measured all = new Measured(new Pool(services, window, asOf), Quantile.INTERPOLATED);
        List<Measured> each = services.stream()
                .map(service -> new Measured(new Pool(List.of(service), window, asOf), Quantile.INTERPOLATED))
                .toList();
        Quantiles lead = all.leadTime();
        Quantiles recovery = all.recovery().quantiles();
        return all.metrics(
                all.frequency(),
                lead.withMean(mean(each, m -> m.leadTime().meanSeconds())),
                new FailRate(
                        mean(each, PelorusRules::ratio), all.pool().troubles().size(), lead.samples()),
                Recovery.of(
                        recovery.withMean(mean(each, m -> m.recovery().meanSeconds())),
                        all.recovery().open()));
    }

    private static @Nullable Double ratio(Measured service) {
        int commits = service.pool().shipped().size();
        return commits == 0 ? null : (double) service.pool().troubles().size() / commits;
    }

    /** The mean of what is known of each service. */
    private static @Nullable Double mean(List<Measured> each, Function<Measured, @Nullable Double> value) {
        OptionalDouble mean = each.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .average();
        return mean.isPresent() ? mean.getAsDouble() : null;
    }

    @Override
    public List<Evidence> evidence(Judgement service, MetricName metric, Window window, Instant asOf) {
        return metric == MetricName.CHANGE_FAIL_RATE
                ? new PeerEvidence(service, window, asOf).issuesByCommits()
                : PeerRules.super.evidence(service, metric, window, asOf);
    }
}
