package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deployment first brought each change to production: the commits from the previous successful production
 * deployment (without) to this one (with), from the repository's own history where it was read, else as the pushes
 * showed it. Each commit counts once, whatever is rolled back or deployed again later.
 *
 * @see "ADR 8: ranges from Git"
 */
final class Lineage {

    private final Map<String, String> broughtBy = new HashMap<>();
    private final Set<String> complete = new HashSet<>();
    private final List<Range> ranges = new ArrayList<>();
    private final List<Shipped> shipped = new ArrayList<>();
    private final List<LeftOut> left = new ArrayList<>();
    private final LineageGraph graph;
    private final LineageVerdicts verdicts;
    private final Definition definition;
    private final Seed past;
    private boolean forgotten;

    /**
     * What later judgements need of the lineage so far.
     *
     * @param previous the commit of the last successful deployment; null where it is not known, or there is none
     * @param brought the commits that were in production
     * @param complete those of them whose whole history in the repository was in production
     * @param dormant the commits that are known and were not in production for so long that nothing else is kept of them
     * @param merged the pull requests of which nothing else is kept, by {@link #name}
     * @param broughtBy the deployments that brought those commits that are asked for
     */
    record Seed(
            @Nullable String previous,
            Keys brought,
            Keys complete,
            Keys dormant,
            Keys merged,
            Map<String, String> broughtBy) {

        static final Seed NONE = new Seed(null, Keys.NONE, Keys.NONE, Keys.NONE, Keys.NONE, Map.of());

        static String name(PullRequest request) {
            return request.repository() + "#" + request.number();
        }

        boolean has(PullRequest request) {
            return merged.contains(name(request));
        }

        /** Whether anything of {@code sha} is no longer known as a fact. */
        boolean has(String sha) {
            return brought.contains(sha) || dormant.contains(sha);
        }

        int bytes() {
            return brought.bytes() + complete.bytes() + dormant.bytes() + merged.bytes();
        }
    }

    private Lineage(Seed past, ServiceFacts facts, Definition definition) {
        this.past = past;
        this.graph = new LineageGraph(facts.code());
        this.verdicts = new LineageVerdicts(
                graph, new LineageOrigins(facts.code()), facts.service().home().atPath());
        this.definition = definition;
    }

    /** Of the deployments that {@code history} has after {@code past}. */
    static Lineage of(Past past, History history, ServiceFacts facts, Definition definition) {
        Lineage lineage = new Lineage(past.lineage(), facts, definition);
        String previous = past.lineage().previous();
        boolean started = past.history().first() == null
                ? definition.firstDeployment() == FirstDeployment.INCLUDED
                : previous != null;
        for (Deployment d : history.fresh()) {
            if (d.commit() == null) {
                lineage.left(d, null, ChangeReason.NOT_KNOWN);
            } else {
                lineage.bring(lineage.range(d, d.commit(), previous, started));
            }
            started = d.commit() != null;
            previous = d.commit();
        }
        return lineage;
    }

    private Range range(Deployment d, String commit, @Nullable String previous, boolean started) {
        boolean inGit = isInGit(commit) && (previous == null || isInGit(previous));
        return new Range(d, commit, previous, started, inGit ? RangeSource.GIT : RangeSource.PUSHES);
    }

    private boolean isInGit(String sha) {
        return graph.inGit(sha) || past.complete().contains(sha);
    }

    private void bring(Range asked) {
        Set<String> found = LineageGraph.reach(asked.commit(), sha -> graph.before(sha, asked.source()), this::isNew);
        Range range = found.stream().allMatch(graph::inGit) ? asked : asked.from(RangeSource.PUSHES);
        ranges.add(range);
        found.forEach(sha -> broughtBy.put(sha, range.deployment().id()));
        complete(range.commit(), range.deployment().id());
        Set<String> explaining = verdicts.explaining(asked, found);
        for (String sha : found) {
            ChangeReason reason = verdicts.of(sha, asked, explaining);
            if (reason == null) {
                continue;
            }
            if (reason.counts()) {
                ship(sha, range, verdicts.origin(sha, range, reason));
            } else {
                left(range.deployment(), sha, reason);
            }
        }
    }

    private boolean isNew(String sha) {
        forgotten |= past.dormant().contains(sha);
        return !broughtBy.containsKey(sha) && !past.brought().contains(sha);
    }

    /** All that {@code commit} has by the repository was in production with it, whatever the pushes showed. */
    private void complete(String commit, String deployment) {
        forgotten |= !graph.inGit(commit)
                && past.brought().contains(commit)
                && !past.complete().isEmpty()
                && !past.complete().contains(commit);
        Set<String> all = LineageGraph.reach(
                commit, sha -> graph.before(sha, RangeSource.GIT), sha -> graph.inGit(sha) && !isComplete(sha));
        all.stream().flatMap(sha -> graph.before(sha, RangeSource.GIT).stream()).forEach(this::checkParent);
        all.stream()
                .filter(sha -> !past.brought().contains(sha))
                .forEach(sha -> broughtBy.putIfAbsent(sha, deployment));
        complete.addAll(all);
    }

    private boolean isComplete(String sha) {
        return complete.contains(sha) || past.complete().contains(sha);
    }

    /** What comes before a commit that was read was read too: if it is not there, it is forgotten. */
    private void checkParent(String sha) {
        forgotten |= past != Seed.NONE && !graph.inGit(sha) && !isComplete(sha);
    }

    private void ship(String sha, Range range, Origin origin) {
        var finished = History.success(range.deployment());
        Duration leadTime = Duration.between(definition.leadTimeStart().of(origin), finished);
        shipped.add(new Shipped(
                sha, range.deployment().id(), finished, leadTime.isNegative() ? Duration.ZERO : leadTime, origin));
    }

    private void left(Deployment d, @Nullable String sha, ChangeReason reason) {
        left.add(new LeftOut(sha, d.id(), History.success(d), reason, null));
    }

    List<Shipped> shipped() {
        return shipped;
    }

    /** The deployment that first brought {@code commit}; null if none did. */
    @Nullable
    String broughtBy(String commit) {
        String deployment = broughtBy.get(commit);
        return deployment == null ? past.broughtBy().get(commit) : deployment;
    }

    /** Whether a range reaches commits of which nothing is known any more. */
    boolean isForgotten() {
        return forgotten;
    }

    /** The commits that are in production since the past. */
    Set<String> brought() {
        return broughtBy.keySet();
    }

    /** Those of them whose whole history in the repository is. */
    Set<String> complete() {
        return complete;
    }

    /** Where the range of each deployment of a known commit is from, by the deployment's id. */
    Map<String, RangeSource> sources() {
        Map<String, RangeSource> sources = new HashMap<>();
        ranges.forEach(range -> sources.put(range.deployment().id(), range.source()));
        return sources;
    }

    /** What the deployments shipped that does not count. To be asked for seldom: it looks at each range again. */
    List<LeftOut> left() {
        List<LeftOut> all = new ArrayList<>(left);
        ranges.forEach(range -> all.addAll(alreadyInProduction(range)));
        return all;
    }

    private List<LeftOut> alreadyInProduction(Range range) {
        if (range.previous() == null || range.previous().equals(range.commit())) {
            return List.of();
        }
        Set<String> before =
                LineageGraph.reach(range.previous(), sha -> graph.before(sha, range.source()), sha -> true);
        return LineageGraph.reach(
                        range.commit(), sha -> graph.before(sha, range.source()), sha -> !before.contains(sha))
                .stream()
                .filter(sha -> verdicts.isOwnChange(sha, range))
                .filter(sha ->
                        broughtBy.containsKey(sha) && !range.deployment().id().equals(broughtBy.get(sha)))
                .map(sha -> new LeftOut(
                        sha,
                        range.deployment().id(),
                        History.success(range.deployment()),
                        ChangeReason.ALREADY_IN_PRODUCTION,
                        broughtBy.get(sha)))
                .toList();
    }
}
