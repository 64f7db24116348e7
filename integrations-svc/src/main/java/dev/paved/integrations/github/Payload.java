package dev.paved.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.github.missed.Hooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of GitHub's payloads that the platform needs, in their own words.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
sealed interface Payload {

    /** A payload that was not looked into, since nothing follows from its event. */
    record Other() implements Payload {}

    /** Event {@code push}: a branch or tag moved. {@code before} and {@code after} are all zeros where there is no commit. */
    record Push(
            String ref,
            String before,
            String after,
            PushedRepository repository,
            List<Commit> commits,
            @Nullable Pusher pusher)
            implements Payload {}

    /** {@code pushedAt} is a number here, seconds since 1970, and a text in every other event. */
    record PushedRepository(String fullName, @Nullable JsonNode pushedAt) {}

    record Pusher(@Nullable String name) {}

    record Commit(
            String id,
            Instant timestamp,
            @Nullable String message,
            List<String> added,
            List<String> modified,
            List<String> removed) {}

    /** Event {@code pull_request}. */
    record PullRequestActivity(
            String action,
            PullRequest pullRequest,
            Repository repository,
            @Nullable Account sender) implements Payload {}

    record PullRequest(
            int number,
            String title,
            Branch head,
            List<Label> labels,
            @Nullable Boolean merged,
            @Nullable String mergeCommitSha,
            Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant closedAt) {}

    /** {@code repo} is null where the fork is gone. */
    record Branch(String ref, String sha, @Nullable Repository repo) {}

    /** Event {@code issue_comment}: on an issue or a pull request. */
    record CommentActivity(String action, CommentedIssue issue, Comment comment, Repository repository)
            implements Payload {}

    /** {@code pullRequest} is there where it is one. */
    record CommentedIssue(int number, @Nullable JsonNode pullRequest) {}

    /** {@code authorAssociation} says in capitals what the author is to the repository. */
    record Comment(
            @Nullable String body,
            @Nullable String authorAssociation,
            Instant createdAt,
            @Nullable Account user) {}

    /** Event {@code issues}. {@code label} is there where a label was given or taken. */
    record IssueActivity(
            String action,
            Issue issue,
            @Nullable Label label,
            Repository repository,
            @Nullable Account sender) implements Payload {}

    /** {@code id} stays whatever its repository is called. {@code state} is {@code open} or {@code closed}; null in what is told of an issue that was just made. */
    record Issue(
            long id,
            int number,
            String title,
            @Nullable String state,
            List<Label> labels,
            Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant closedAt) {}

    record Label(String name) {}

    /** Event {@code deployment_status}. */
    record DeploymentProgress(
            DeploymentStatus deploymentStatus,
            Deployment deployment,
            Repository repository,
            @Nullable Account sender) implements Payload {}

    record DeploymentStatus(String state, @Nullable Instant createdAt) {}

    /** {@code payload} is what whoever made it gave with it, an object or a text. */
    record Deployment(
            long id,
            String sha,
            String ref,
            @Nullable JsonNode payload,
            String environment,
            @Nullable Boolean productionEnvironment,
            @Nullable Boolean transientEnvironment,
            @Nullable Instant createdAt) {}

    /** Event {@code workflow_run}. */
    record RunActivity(
            String action,
            WorkflowRun workflowRun,
            Repository repository,
            @Nullable Account sender) implements Payload {}

    /** {@code conclusion} is there once it has ended; {@code runAttempt} is 2 where it is run for the second time. */
    record WorkflowRun(
            long id,
            @Nullable Integer runAttempt,
            @Nullable String name,
            @Nullable String headBranch,
            String headSha,
            @Nullable String conclusion,
            @Nullable Instant runStartedAt,
            Instant updatedAt,
            @Nullable String htmlUrl) {}

    /** Event {@code release}. */
    record ReleaseActivity(
            String action,
            Release release,
            Repository repository,
            @Nullable Account sender) implements Payload {}

    /** {@code publishedAt} is null while it is a draft. */
    record Release(
            long id,
            String tagName,
            @Nullable String name,
            @Nullable Boolean prerelease,
            @Nullable Instant publishedAt,
            @Nullable String htmlUrl) {}

    /** Event {@code ping}: somebody made a webhook, or wants to see whether it works. */
    record Ping(
            long hookId,
            @Nullable Repository repository,
            @Nullable Organization organization) implements Payload {

        /** The repository or the organisation that has the webhook; empty where it is an app's. */
        Optional<String> place() {
            Optional<String> place = repository == null
                    ? Optional.ofNullable(organization).map(Organization::login)
                    : Optional.of(repository.fullName());
            return place.filter(Hooks::isPlace);
        }
    }

    record Organization(String login) {}

    /** Event {@code repository}. {@code changes} is there where something has another name or owner than before. */
    record RepositoryActivity(
            String action,
            NamedRepository repository,
            @Nullable Changes changes) implements Payload {}

    /** {@code id} stays whatever the repository is called. */
    record NamedRepository(
            long id,
            String name,
            String fullName,
            Account owner,
            @Nullable Instant updatedAt) {}

    record Changes(
            @Nullable RepositoryChange repository, @Nullable OwnerChange owner) {}

    record RepositoryChange(@Nullable Former name) {}

    record Former(String from) {}

    record OwnerChange(FormerOwner from) {}

    record FormerOwner(@Nullable Account user, @Nullable Account organization) {}

    record Repository(String fullName) {}

    record Account(@Nullable String login) {}
}
