package dev.paved.metrics.fact;

import java.util.List;

/** Some facts of one service, each as it is after all that was ever told of it. */
public record ToldFacts(
        List<Deployment> deployments, List<Push> pushes, List<PullRequest> pullRequests, List<Incident> incidents) {

    public ToldFacts {
        deployments = List.copyOf(deployments);
        pushes = List.copyOf(pushes);
        pullRequests = List.copyOf(pullRequests);
        incidents = List.copyOf(incidents);
    }
}
