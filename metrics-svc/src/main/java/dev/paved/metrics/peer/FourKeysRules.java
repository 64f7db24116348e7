package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Pool;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Sample.Failure;
import dev.paved.metrics.dora.Sample.Rollout;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of the Four Keys project.
 *
 * @see <a href="https://github.com/dora-team/fourkeys/blob/main/METRICS.md">Four Key Metrics Calculations</a>
 * @see <a href="https://github.com/dora-team/fourkeys/tree/main/queries">its views of changes, deployments and
 *     incidents</a>
 */
final class FourKeysRules implements PeerRules {

    @Override
    public String name() {
        return "fourkeys";
    }

    @Override
    public Object parameters() {
        return new Choices(
                "median",
                "deployments; its bucket, days with one in a week of three months",
                "commit of the push that was deployed, committed",
                "deployment finished or incident opened, the earlier",
                "deployments of the push with the commit that the incident names",
                "lead times down to minutes, recovery times down to hours");
    }

    @Override
    public Rulebook rulebook() {
        return FourKeysBook.BOOK;
    }

    @Override
    public Judgement judge(Production production, ServiceFacts facts, Instant asOf) {
        PushedDeployments deployments = new PushedDeployments(facts, production);
        RootCauses causes = new RootCauses(facts, production, deployments);
        return production.judged(
                causes.failed(),
                deployments.shipped(),
                causes.troubles(),
                causes.restorations(),
                Stream.concat(deployments.left().stream(), deployments.unseen().stream())
                        .toList());
    }

    @Override
    public Metrics measure(Collection<Judgement> services, Window window, Instant asOf) {
        Measured measured = new Measured(new Pool(services, window, asOf), Quantile.INTERPOLATED);
        return measured.metrics(
                frequency(measured, services), measured.leadTime(), failRate(measured), measured.recovery());
    }

    /** An incident counts once for each deployment that has its cause. */
    private static FailRate failRate(Measured measured) {
        List<Rollout> successes = measured.successes();
        int failed = successes.stream()
                .flatMap(rollout -> Stream.ofNullable(rollout.failure()))
                .mapToInt(FourKeysRules::incidents)
                .sum();
        return FailRate.of(failed, successes.size());
    }

    private static int incidents(Failure failure) {
        return failure.signs().getOrDefault(FailureSign.INCIDENT, List.of()).size();
    }

    private static Frequency frequency(Measured measured, Collection<Judgement> services) {
        Frequency plain = measured.frequency();
        Pool pool = measured.pool();
        Instant since = pool.since();
        if (since == null) {
            return plain;
        }
        List<Rollout> ever = services.stream()
                .flatMap(service -> service.rollouts().stream())
                .filter(Rollout::succeeded)
                .toList();
        FourKeysBucket bucket = FourKeysBucket.of(ever, since, pool.asOf());
        return new Frequency(plain.perDay(), plain.count(), plain.samples(), bucket.daysPerWeek(), null, bucket.word());
    }
}
