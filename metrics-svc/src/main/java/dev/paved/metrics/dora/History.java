package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.paved.metrics.fact.Deployment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The production deployments of a service in the order in which they succeeded: which of them are rollbacks, which were
 * undone by one, and which a hotfix followed. Each environment has a history of its own.
 *
 * <p>A rollback is declared as one, or puts a version in place that was in its environment before the one it replaces.
 * Deploying the version in place again is none, and neither is going forward again to one that was rolled back.
 */
final class History {

    private final List<Deployment> successes;
    private final Set<String> rollbacks = new HashSet<>();
    private final Map<String, Instant> undone = new HashMap<>();
    private final Map<String, Instant> hotfixed = new HashMap<>();

    private History(List<Deployment> successes) {
        this.successes = successes;
    }

    static History of(List<Deployment> deployments) {
        History history = new History(deployments.stream()
                .filter(d -> d.at().succeeded() != null)
                .sorted(comparing(History::success).thenComparing(Deployment::id))
                .toList());
        Set<String> told = history.undoWhatIsTold(deployments);
        history.successes.stream()
                .collect(groupingBy(Deployment::environment))
                .values()
                .forEach(inOrder -> history.follow(inOrder, told));
        return history;
    }

    /** The deployments that are told to have undone another. */
    private Set<String> undoWhatIsTold(List<Deployment> deployments) {
        Set<String> undoing = new HashSet<>();
        for (Deployment d : deployments) {
            if (d.at().rolledBack() != null) {
                undo(d, d.at().rolledBack());
                undoing.add(Objects.requireNonNullElse(d.rolledBackBy(), ""));
            }
        }
        return undoing;
    }

    private void follow(List<Deployment> environment, Set<String> told) {
        Map<String, Integer> order = new HashMap<>();
        Deployment inPlace = null;
        Deployment suspect = null;
        for (Deployment d : environment) {
            if ("hotfix".equals(d.kind()) && suspect != null) {
                hotfixed.putIfAbsent(suspect.id(), success(d));
            }
            if ("rollback".equals(d.kind()) || inPlace != null && isEarlier(d, inPlace, order)) {
                rollbacks.add(d.id());
                if (inPlace != null
                        && !told.contains(d.id())
                        && !inPlace.content().equals(d.content())) {
                    undo(inPlace, success(d));
                }
            } else {
                suspect = d;
            }
            order.putIfAbsent(d.content(), order.size());
            inPlace = d;
        }
    }

    private static boolean isEarlier(Deployment d, Deployment inPlace, Map<String, Integer> order) {
        Integer rank = order.get(d.content());
        return rank != null && rank < order.getOrDefault(inPlace.content(), Integer.MAX_VALUE);
    }

    private void undo(Deployment d, Instant at) {
        undone.merge(d.id(), at, (a, b) -> b.isBefore(a) ? b : a);
    }

    /** Successful ones, in order. */
    List<Deployment> successes() {
        return successes;
    }

    boolean isRework(Deployment d) {
        return rollbacks.contains(d.id())
                || "hotfix".equals(d.kind())
                || "rollback".equals(d.kind())
                || d.because() != null && d.because().startsWith("incident/");
    }

    /** When an earlier version took the place of {@code d} again; null if none did. */
    @Nullable
    Instant undone(Deployment d) {
        return undone.get(d.id());
    }

    /** When the first hotfix after {@code d} succeeded; null if none did. */
    @Nullable
    Instant hotfixed(Deployment d) {
        return hotfixed.get(d.id());
    }

    /** When {@code d}, a successful one, succeeded. */
    static Instant success(Deployment d) {
        return Objects.requireNonNull(d.at().succeeded());
    }
}
