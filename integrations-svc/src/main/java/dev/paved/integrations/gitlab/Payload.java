package dev.paved.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of GitLab's payloads that the platform needs, in their own words.
 *
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">GitLab, Webhook events</a>
 */
sealed interface Payload {

    /** The project that it is of; null where that was not looked into. */
    @Nullable
    Project project();

    /** A payload that was not looked into, since nothing follows from its kind. */
    record Other() implements Payload {
        @Override
        public @Nullable Project project() {
            return null;
        }
    }

    /** A branch moved. {@code before} and {@code after} are all zeros where there is no commit. */
    record Push(
            String ref,
            String before,
            String after,
            Project project,
            List<Commit> commits,
            @Nullable String userUsername)
            implements Payload {}

    record Commit(
            String id,
            @JsonDeserialize(using = GitlabTime.class) Instant timestamp,
            @Nullable String message,
            List<String> added,
            List<String> modified,
            List<String> removed) {}

    /** Something happened to a merge request. */
    record MergeRequestActivity(
            @Nullable User user,
            Project project,
            MergeRequest objectAttributes,
            List<Label> labels,
            @Nullable Changes changes)
            implements Payload {}

    /** {@code iid} is its number in the project; {@code oldrev} is there where commits were pushed. */
    record MergeRequest(
            int iid,
            String title,
            String sourceBranch,
            long sourceProjectId,
            long targetProjectId,
            LastCommit lastCommit,
            @Nullable String action,
            @Nullable String oldrev,
            @Nullable String mergeCommitSha,
            @Nullable String squashCommitSha,
            @JsonDeserialize(using = GitlabTime.class) Instant createdAt,
            @JsonDeserialize(using = GitlabTime.class) Instant updatedAt) {}

    record LastCommit(String id) {}

    record Label(String title) {}

    record Changes(@Nullable JsonNode labels) {}

    /** A deployment began or ended. */
    record DeploymentProgress(
            String status,
            @JsonDeserialize(using = GitlabTime.class) Instant statusChangedAt,
            long deploymentId,
            String environment,
            @Nullable String environmentTier,
            @Nullable String ref,
            @Nullable String shortSha,
            @Nullable String commitUrl,
            Project project,
            @Nullable User user)
            implements Payload {}

    /** A pipeline went on or ended. */
    record PipelineActivity(@Nullable User user, Project project, Pipeline objectAttributes) implements Payload {}

    /** {@code ref} is a branch, or a tag where {@code tag} says so. */
    record Pipeline(
            long id,
            @Nullable String name,
            @Nullable String ref,
            @Nullable Boolean tag,
            String sha,
            String status,

            @Nullable @JsonDeserialize(using = GitlabTime.class)
            Instant createdAt,

            @Nullable @JsonDeserialize(using = GitlabTime.class)
            Instant finishedAt,

            @Nullable String url) {}

    /** A release was made, changed or deleted. */
    record ReleaseActivity(
            long id,
            String action,
            String tag,
            @Nullable String name,
            @Nullable String url,
            @JsonDeserialize(using = GitlabTime.class) Instant releasedAt,
            Project project)
            implements Payload {}

    record Project(
            long id,
            String pathWithNamespace,
            @Nullable String webUrl,
            @Nullable String gitHttpUrl,
            @Nullable String gitSshUrl) {

        /** Its address: a project on GitLab may be called as a repository on GitHub is. */
        String repository() {
            return webUrl == null ? pathWithNamespace : webUrl.replaceFirst("/+$", "");
        }

        /** What else it is called: it may be cloned from another host than it is looked at. */
        List<String> others() {
            return Stream.of(gitHttpUrl, gitSshUrl, pathWithNamespace)
                    .flatMap(Stream::ofNullable)
                    .filter(name -> !name.isBlank())
                    .toList();
        }
    }

    record User(@Nullable String username) {}
}
