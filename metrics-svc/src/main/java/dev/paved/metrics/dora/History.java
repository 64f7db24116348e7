package dev.paved.metrics.dora;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.paved.metrics.dora.Sample.Rework;
import dev.paved.metrics.fact.Deployment;
import java.time.Instant;
import java.util.Comparator;
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
    private final Map<String, Ending> undone = new HashMap<>();
    private final Map<String, Ending> hotfixed = new HashMap<>();

    /**
     * What ended a failure of a deployment.
     *
     * @param by the deployment that did; null where the rollout itself went back
     */
    record Ending(Instant at, @Nullable String by) {

        private static final Comparator<Ending> ORDER =
                comparing(Ending::at).thenComparing(ending -> Objects.requireNonNullElse(ending.by, ""));

        String subject() {
            return by == null ? "" : "deployment/" + by;
        }

        private static Ending first(Ending a, Ending b) {
            return ORDER.compare(a, b) <= 0 ? a : b;
        }
    }

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
                undo(d, new Ending(d.at().rolledBack(), d.rolledBackBy()));
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
                hotfixed.putIfAbsent(suspect.id(), new Ending(success(d), d.id()));
            }
            if ("rollback".equals(d.kind()) || inPlace != null && isEarlier(d, inPlace, order)) {
                rollbacks.add(d.id());
                if (inPlace != null
                        && !told.contains(d.id())
                        && !inPlace.content().equals(d.content())) {
                    undo(inPlace, new Ending(success(d), d.id()));
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

    private void undo(Deployment d, Ending ending) {
        undone.merge(d.id(), ending, Ending::first);
    }

    /** When the first one succeeded; null while none has. */
    @Nullable
    Instant first() {
        return successes.isEmpty() ? null : success(successes.getFirst());
    }

    /** Successful ones, in order. */
    List<Deployment> successes() {
        return successes;
    }

    /** Why {@code d} is rework; null where it is planned. */
    @Nullable
    Rework rework(Deployment d) {
        if (rollbacks.contains(d.id()) || "rollback".equals(d.kind())) {
            return Rework.ROLLBACK;
        }
        if ("hotfix".equals(d.kind())) {
            return Rework.HOTFIX;
        }
        return d.because() != null && d.because().startsWith("incident/") ? Rework.INCIDENT : null;
    }

    /** How an earlier version took the place of {@code d} again; null if none did. */
    @Nullable
    Ending undone(Deployment d) {
        return undone.get(d.id());
    }

    /** The first hotfix after {@code d} that succeeded; null if none did. */
    @Nullable
    Ending hotfixed(Deployment d) {
        return hotfixed.get(d.id());
    }

    /** When {@code d}, a successful one, succeeded. */
    static Instant success(Deployment d) {
        return Objects.requireNonNull(d.at().succeeded());
    }
}
