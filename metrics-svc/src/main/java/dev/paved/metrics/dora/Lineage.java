package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.Edge;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deployment first brought each change to production: the commits from the previous successful production
 * deployment (without) to this one (with), as the pushes showed their order. Each commit counts once, whatever is
 * rolled back or deployed again later.
 */
final class Lineage {

    private final Map<String, Change> changes = new HashMap<>();
    private final Map<String, List<String>> predecessors = new HashMap<>();
    private final Map<String, String> broughtBy = new HashMap<>();
    private final List<Shipped> shipped = new ArrayList<>();

    private Lineage(ServiceFacts facts) {
        for (Change change : facts.changes()) {
            changes.merge(change.sha(), change, Change::join);
        }
        for (Edge edge : facts.edges()) {
            predecessors.computeIfAbsent(edge.sha(), sha -> new ArrayList<>()).add(edge.predecessor());
        }
    }

    static Lineage of(History history, ServiceFacts facts, Definition definition) {
        Lineage lineage = new Lineage(facts);
        boolean counts = definition.firstDeployment() == FirstDeployment.INCLUDED;
        for (Deployment d : history.successes()) {
            if (d.commit() != null) {
                lineage.bring(d, d.commit(), counts, definition);
            }
            counts = d.commit() != null;
        }
        return lineage;
    }

    private void bring(Deployment d, String commit, boolean counts, Definition definition) {
        Instant finished = History.success(d);
        for (String sha : newFrom(commit)) {
            broughtBy.put(sha, d.id());
            Change change = changes.get(sha);
            if (counts && change != null && !change.merge()) {
                Duration leadTime = Duration.between(definition.leadTimeStart().of(change), finished);
                shipped.add(new Shipped(sha, d.id(), finished, leadTime.isNegative() ? Duration.ZERO : leadTime));
            }
        }
    }

    /** {@code commit} and the commits before it, back to those that were in production already. */
    private Set<String> newFrom(String commit) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(commit));
        while (!open.isEmpty()) {
            String sha = open.pop();
            if (!broughtBy.containsKey(sha) && found.add(sha)) {
                open.addAll(predecessors.getOrDefault(sha, List.of()));
            }
        }
        return found;
    }

    List<Shipped> shipped() {
        return shipped;
    }

    /** The deployment that first brought {@code commit}; null if none did. */
    @Nullable
    String broughtBy(String commit) {
        return broughtBy.get(commit);
    }
}
