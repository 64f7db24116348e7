package dev.paved.metrics.fact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the code of a service: what was told of it by name, and of its repository.
 *
 * @param changes the commits that the pushes brought
 * @param edges the order of those
 * @param commits those that were read from the repository itself
 */
public record Code(
        List<Change> changes,
        List<Edge> edges,
        List<Push> pushes,
        List<PullRequest> pullRequests,
        List<GitCommit> commits) {

    /** Nothing. */
    public static final Code NONE = new Code(List.of(), List.of(), List.of(), List.of(), List.of());

    public Code {
        changes = List.copyOf(changes);
        edges = List.copyOf(edges);
        pushes = List.copyOf(pushes);
        pullRequests = List.copyOf(pullRequests);
        commits = List.copyOf(commits);
    }

    /** What {@code pushes} brought, in their order, and the rest. */
    public static Code of(List<Push> pushes, List<PullRequest> pullRequests, List<GitCommit> commits) {
        return new Code(changes(pushes), edges(pushes), pushes, pullRequests, commits);
    }

    private static List<Change> changes(Collection<Push> pushes) {
        Map<Change.Id, Change> changes = new LinkedHashMap<>();
        for (Push push : pushes) {
            for (PushedCommit commit : push.commits()) {
                Change change = Change.of(push, commit);
                changes.merge(change.id(), change, Change::join);
            }
        }
        return List.copyOf(changes.values());
    }

    private static List<Edge> edges(Collection<Push> pushes) {
        Set<Edge> edges = new LinkedHashSet<>();
        for (Push push : pushes) {
            for (PushedCommit commit : push.commits()) {
                if (!commit.predecessor().equals(commit.sha())) {
                    edges.add(new Edge(push.repository(), commit.sha(), commit.predecessor(), push.after()));
                }
            }
        }
        return List.copyOf(edges);
    }
}
