package dev.paved.metrics.fact;

import java.util.List;

/** Some facts of one service, each as it is after all that was ever told of it. */
public record ToldFacts(
        List<Deployment> deployments,
        List<Push> pushes,
        List<PullRequest> pullRequests,
        List<GitCommit> commits,
        List<Incident> incidents) {

    /** None. */
    public static final ToldFacts NONE = new ToldFacts(List.of(), List.of(), List.of(), List.of(), List.of());

    public ToldFacts {
        deployments = List.copyOf(deployments);
        pushes = List.copyOf(pushes);
        pullRequests = List.copyOf(pullRequests);
        commits = List.copyOf(commits);
        incidents = List.copyOf(incidents);
    }
}
