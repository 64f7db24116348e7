package dev.paved.metrics.fact;

import java.util.List;

/**
 * What is known of the code of a service: what was told of it by name, and of its repository.
 *
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
}
