package dev.paved.metrics.board;

import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One service on the board.
 *
 * @param team its owner; {@code none} where no event told one
 * @param judgement its samples inside the longest window
 * @param byTeam the same, each sample with the team whose the service was then
 * @param ended its deployments of all time, by the team whose it was then, environment and outcome
 * @param judgedAt the instant of the judgement
 * @param stale when a fact that lies in the future is to be judged; {@link Instant#MAX} for never
 */
record Row(
        String service,
        String team,
        Judgement judgement,
        Map<String, Judgement> byTeam,
        Map<Ended, Long> ended,
        Map<Window, Metrics> metrics,
        Instant judgedAt,
        Instant stale) {

    /** What deployments are counted by. */
    record Ended(String team, String environment, String outcome) {}

    /** By all {@code facts}. */
    static Row of(ServiceFacts facts, Ruleset rules, Instant asOf) {
        return of(facts, rules.judge(facts, asOf), Map.of(), rules, asOf);
    }

    /**
     * By what was judged.
     *
     * @param since all facts that may still matter
     * @param over the deployments that are not among them
     */
    static Row of(ServiceFacts since, Judgement judged, Map<Ended, Long> over, Ruleset rules, Instant asOf) {
        Judgement judgement = judged.within(Window.QUARTER, asOf).numbers();
        return new Row(
                since.service().name(),
                since.service().team(),
                judgement,
                byTeam(since, judgement),
                ended(since, over),
                GroupMetrics.of(List.of(judgement), rules, asOf),
                asOf,
                since.firstAfter(asOf));
    }

    /** The same row at a later instant: the windows have moved. */
    Row at(Ruleset rules, Instant asOf) {
        return new Row(
                service,
                team,
                judgement,
                byTeam,
                ended,
                GroupMetrics.of(List.of(judgement), rules, asOf),
                judgedAt,
                stale);
    }

    private static Map<String, Judgement> byTeam(ServiceFacts facts, Judgement judgement) {
        Map<String, Judgement> byTeam = new HashMap<>();
        for (String team : facts.teams()) {
            byTeam.put(team, judgement.during(at -> facts.ownerAt(at).equals(team)));
        }
        return byTeam;
    }

    private static Map<Ended, Long> ended(ServiceFacts since, Map<Ended, Long> over) {
        Map<Ended, Long> counts = new HashMap<>(over);
        count(since, since.deployments(), counts);
        String team = since.service().team();
        counts.putIfAbsent(new Ended(team, "production", "succeeded"), 0L);
        counts.putIfAbsent(new Ended(team, "production", "failed"), 0L);
        return counts;
    }

    /** Adds those of {@code deployments} that ended to {@code counts}. */
    static void count(ServiceFacts facts, Collection<Deployment> deployments, Map<Ended, Long> counts) {
        for (Deployment d : deployments) {
            if (d.ended() != null) {
                String outcome = d.at().succeeded() != null ? "succeeded" : "failed";
                counts.merge(new Ended(facts.ownerAt(d.ended()), label(d), outcome), 1L, Long::sum);
            }
        }
    }

    /** Previews come and go without number: as a label they are one. */
    private static String label(Deployment d) {
        return switch (d.environmentType()) {
            case "production", "staging" -> d.environment();
            default -> d.environmentType();
        };
    }
}
