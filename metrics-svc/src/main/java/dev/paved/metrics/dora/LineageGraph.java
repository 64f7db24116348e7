package dev.paved.metrics.dora;

import static java.util.stream.Collectors.toMap;

import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.Code;
import dev.paved.metrics.fact.Edge;
import dev.paved.metrics.fact.GitCommit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The commits of a service and their order: by the repository where it was read, else as the pushes showed it. */
final class LineageGraph {

    private final Map<String, Change> pushed = new HashMap<>();
    private final Map<String, List<String>> predecessors = new HashMap<>();
    private final Map<String, GitCommit> git;

    LineageGraph(Code code) {
        for (Change change : code.changes()) {
            pushed.merge(change.sha(), change, Change::join);
        }
        for (Edge edge : code.edges()) {
            if (!edge.predecessor().isEmpty()) {
                predecessors
                        .computeIfAbsent(edge.sha(), sha -> new ArrayList<>())
                        .add(edge.predecessor());
            }
        }
        git = code.commits().stream().collect(toMap(GitCommit::sha, Function.identity(), (a, b) -> a));
    }

    boolean inGit(String sha) {
        return git.containsKey(sha);
    }

    @Nullable
    GitCommit inGitAs(String sha) {
        return git.get(sha);
    }

    @Nullable
    Change pushedAs(String sha) {
        return pushed.get(sha);
    }

    /** The commits right before {@code sha}. */
    List<String> before(String sha, RangeSource source) {
        GitCommit commit = source == RangeSource.GIT ? git.get(sha) : null;
        return commit == null ? predecessors.getOrDefault(sha, List.of()) : commit.parents();
    }

    /**
     * The commits right before {@code sha} that explain what {@code folder} holds: of a merge that left it as one of
     * {@code relevant} parents had it, that parent alone.
     *
     * @see <a href="https://git-scm.com/docs/git-log#_history_simplification">Git's history simplification</a>
     */
    List<String> explaining(String sha, String folder, RangeSource source, Predicate<String> relevant) {
        List<String> before = before(sha, source);
        GitCommit commit = git.get(sha);
        if (source == RangeSource.GIT && commit != null && commit.merge()) {
            for (int i = 0; i < Math.min(before.size(), commit.paths().size()); i++) {
                if (commit.paths().get(i).leaves(folder) && relevant.test(before.get(i))) {
                    return List.of(before.get(i));
                }
            }
        }
        return before;
    }

    /** {@code from} and what comes before it by {@code step}, as far as {@code open} goes. */
    static Set<String> reach(String from, Function<String, List<String>> step, Predicate<String> open) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String sha = next.pop();
            if (open.test(sha) && found.add(sha)) {
                next.addAll(step.apply(sha));
            }
        }
        return found;
    }
}
