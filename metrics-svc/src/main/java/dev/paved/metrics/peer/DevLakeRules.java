package dev.paved.metrics.peer;

import static java.time.DayOfWeek.MONDAY;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Pool;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Sample.Trouble;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Incident;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The rules of Apache DevLake.
 *
 * @see <a href="https://devlake.apache.org/docs/DORA/">DORA in DevLake</a> and its pages on each metric
 * @see <a href="https://github.com/apache/incubator-devlake">apache/incubator-devlake</a>, its plugin and dashboards
 *     named DORA
 */
final class DevLakeRules implements PeerRules {

    @Override
    public String name() {
        return "devlake";
    }

    @Override
    public Object parameters() {
        return new Choices(
                "lower median",
                "days with a deployment",
                "pull request, first commit authored",
                "deployment finished",
                "latest deployment before the incident",
                "lead times up to minutes, recovery times down to minutes");
    }

    @Override
    public Rulebook rulebook() {
        return DevLakeBook.BOOK;
    }

    @Override
    public Judgement judge(Production production, ServiceFacts facts, Instant asOf) {
        List<Trouble> troubles = new ArrayList<>();
        List<Restoration> restorations = new ArrayList<>();
        for (Incident incident : production.incidents()) {
            Instant opened = Production.opened(incident);
            Rollout cause =
                    production.latest(finished -> finished.isBefore(opened)).orElse(null);
            troubles.add(Production.latest(incident, cause));
            if (cause != null) {
                restorations.add(restoration(incident, cause.finished()));
            }
        }
        DeployedRequests requests = DeployedRequests.of(facts, production, asOf);
        return production.judged(
                Production.failed(troubles), requests.shipped(), troubles, restorations, requests.left());
    }

    /** In the windows in which both its deployment finished and it was resolved, which none is that ends before. */
    private static Restoration restoration(Incident incident, Instant finished) {
        Instant resolved = incident.resolved();
        return resolved == null
                ? new Restoration(incident.id(), finished, null)
                : new Restoration(
                        incident.id(),
                        finished.isBefore(resolved) ? finished : resolved,
                        Duration.ofMinutes(Duration.between(finished, resolved).toMinutes()));
    }

    @Override
    public Metrics measure(Collection<Judgement> services, Window window, Instant asOf) {
        Measured measured = new Measured(new Pool(services, window, asOf), Quantile.LOWER);
        return measured.metrics(frequency(measured), measured.leadTime(), measured.failRate(), measured.recovery());
    }

    private static Frequency frequency(Measured measured) {
        Pool pool = measured.pool();
        List<Rollout> successes = measured.successes();
        int days = (int) successes.stream()
                .map(r -> DeploymentDays.day(r.finished()))
                .distinct()
                .count();
        LocalDate today = DeploymentDays.day(pool.asOf());
        var calendar = today.minusDays(pool.window().days() - 1).datesUntil(today.plusDays(1));
        return new Frequency(
                measured.perDay(days),
                days,
                successes.size(),
                pool.since() == null
                        ? null
                        : DeploymentDays.of(successes, calendar, MONDAY).median(Quantile.LOWER),
                null);
    }
}
