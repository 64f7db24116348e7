package dev.paved.integrations.github;

import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.CommentActivity;
import dev.paved.integrations.github.Payload.DeploymentProgress;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Other;
import dev.paved.integrations.github.Payload.Ping;
import dev.paved.integrations.github.Payload.PullRequestActivity;
import dev.paved.integrations.github.Payload.Push;
import dev.paved.integrations.github.Payload.ReleaseActivity;
import dev.paved.integrations.github.Payload.RepositoryActivity;
import dev.paved.integrations.github.Payload.RunActivity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns GitHub's payloads into the platform's events. */
@Singleton
class Translator {
    private final Pushes pushes;
    private final PullRequests pullRequests;
    private final IncidentIssues incidents;
    private final TicketIssues tickets;
    private final Deployments deployments;
    private final Comments comments;

    Translator(
            Pushes pushes,
            PullRequests pullRequests,
            IncidentIssues incidents,
            TicketIssues tickets,
            Deployments deployments,
            Comments comments) {
        this.pushes = pushes;
        this.pullRequests = pullRequests;
        this.incidents = incidents;
        this.tickets = tickets;
        this.deployments = deployments;
        this.comments = comments;
    }

    /** What {@code payload} means to the platform, which may be nothing. */
    List<Report> translate(Payload payload) {
        return switch (payload) {
            case Push push -> listOf(pushes.translate(push));
            case PullRequestActivity activity -> listOf(pullRequests.translate(activity));
            case IssueActivity activity -> translate(activity, IssueNames.now(activity));
            case CommentActivity activity -> listOf(comments.translate(activity));
            case DeploymentProgress progress -> listOf(deployments.translate(progress));
            case RunActivity activity -> listOf(Workflows.translate(activity));
            case ReleaseActivity activity -> listOf(Releases.translate(activity));
            case Ping ignored -> List.of();
            case RepositoryActivity ignored -> List.of();
            case Other() -> List.of();
        };
    }

    /** What {@code activity} on the issue that is known as {@code name} means, which may be nothing. */
    List<Report> translate(IssueActivity activity, String name) {
        return Stream.of(incidents.translate(activity, name), tickets.translate(activity, name))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Report> listOf(Optional<Report> report) {
        return report.stream().toList();
    }
}
