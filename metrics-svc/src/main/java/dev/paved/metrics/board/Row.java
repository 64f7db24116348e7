package dev.paved.metrics.board;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One service on the board.
 *
 * @param team its owner; {@code none} where no event told one
 * @param judgement its samples inside the longest window
 * @param ended its deployments of all time, by environment and outcome
 * @param judgedAt the instant of the judgement
 * @param stale when a fact that lies in the future is to be judged; {@link Instant#MAX} for never
 */
record Row(
        String service,
        String team,
        Judgement judgement,
        Map<Ended, Long> ended,
        Map<Window, Metrics> metrics,
        Instant judgedAt,
        Instant stale) {

    /** What deployments are counted by. */
    record Ended(String environment, String outcome) {}

    static Row of(ServiceFacts facts, Ruleset rules, Instant asOf) {
        Judgement judgement = rules.judge(facts, asOf).within(Window.QUARTER, asOf);
        return new Row(
                facts.service().name(),
                facts.service().team(),
                judgement,
                ended(facts.deployments()),
                GroupMetrics.of(List.of(judgement), rules, asOf),
                asOf,
                facts.firstAfter(asOf));
    }

    /** The same row at a later instant: the windows have moved. */
    Row at(Ruleset rules, Instant asOf) {
        return new Row(
                service, team, judgement, ended, GroupMetrics.of(List.of(judgement), rules, asOf), judgedAt, stale);
    }

    private static Map<Ended, Long> ended(List<Deployment> deployments) {
        Map<Ended, Long> counts = deployments.stream()
                .filter(d -> d.ended() != null)
                .collect(groupingBy(
                        d -> new Ended(label(d), d.at().succeeded() != null ? "succeeded" : "failed"), counting()));
        counts.putIfAbsent(new Ended("production", "succeeded"), 0L);
        counts.putIfAbsent(new Ended("production", "failed"), 0L);
        return counts;
    }

    /** Previews come and go without number: as a label they are one. */
    private static String label(Deployment d) {
        return switch (d.environmentType()) {
            case "production", "staging" -> d.environment();
            default -> d.environmentType();
        };
    }
}
