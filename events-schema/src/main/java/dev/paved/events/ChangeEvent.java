package dev.paved.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the code of a repository. */
public sealed interface ChangeEvent extends PlatformEvent {

    /** The repository, as {@code owner/name} on GitHub, or as the URL of one elsewhere or on this machine. */
    String repository();

    /** The service whose repository it is; null where the catalog knows none. */
    @Nullable
    String service();

    /** The service; the repository where the catalog knows no service. */
    @Override
    default String key() {
        String service = service();
        return service == null ? repository() : service;
    }

    /**
     * A commit.
     *
     * @param sha its full id, hexadecimal
     * @param authoredAt when it was first written; null where the source does not tell
     * @param committedAt when it took its present form
     * @param merge whether it has more than one parent
     * @param paths the files it touched; empty where the source does not tell
     */
    record Commit(String sha, @Nullable Instant authoredAt, Instant committedAt, boolean merge, List<String> paths) {
        public Commit {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Commits arrived on a branch.
     *
     * @param branch the name of the branch
     * @param before the commit the branch was at; null for a new branch
     * @param after the commit the branch is at now
     * @param commits the commits that arrived, oldest first
     * @param pusher who pushed them
     * @param pushedAt when they arrived
     */
    @EventType("change.commits-pushed")
    record CommitsPushed(
            String repository,
            @Nullable String service,
            String branch,
            @Nullable String before,
            String after,
            List<Commit> commits,
            String pusher,
            Instant pushedAt)
            implements ChangeEvent {
        public CommitsPushed {
            commits = List.copyOf(commits);
        }
    }

    /**
     * A pull request was opened, for the first time or again.
     *
     * @param number the pull request's number in its repository
     * @param title its title
     * @param branch the branch it comes from
     * @param head the id of its latest commit
     * @param fork whether it comes from a fork, and so gets no secrets
     * @param openedAt when it was opened first
     * @param reopenedAt when it was opened again; null where it is the first time
     * @param labels its labels
     */
    @EventType("change.pull-request-opened")
    record PullRequestOpened(
            String repository,
            @Nullable String service,
            int number,
            String title,
            String branch,
            String head,
            boolean fork,
            Instant openedAt,
            @Nullable Instant reopenedAt,
            List<String> labels)
            implements ChangeEvent {
        public PullRequestOpened {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A pull request's branch moved, or its labels changed.
     *
     * @param number the pull request's number in its repository
     * @param branch the branch it comes from
     * @param head the id of its latest commit
     * @param updatedAt when that was
     * @param fork whether it comes from a fork; null where the source does not tell
     * @param labels its labels
     */
    @EventType("change.pull-request-updated")
    record PullRequestUpdated(
            String repository,
            @Nullable String service,
            int number,
            String branch,
            String head,
            Instant updatedAt,
            @Nullable Boolean fork,
            List<String> labels)
            implements ChangeEvent {
        public PullRequestUpdated {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A pull request was closed, merged or abandoned.
     *
     * @param number the pull request's number in its repository
     * @param branch the branch it comes from
     * @param head the id of its latest commit
     * @param mergeCommit the id of the commit that merged it; null where it was abandoned
     * @param firstCommitAuthoredAt when its earliest commit was first written, where that is known
     * @param openedAt when it was opened, where that is known
     * @param closedAt when it was closed
     */
    @EventType("change.pull-request-closed")
    record PullRequestClosed(
            String repository,
            @Nullable String service,
            int number,
            String branch,
            String head,
            @Nullable String mergeCommit,
            @Nullable Instant firstCommitAuthoredAt,
            @Nullable Instant openedAt,
            Instant closedAt)
            implements ChangeEvent {}

    /**
     * Somebody who may asked for something in a comment on a pull request.
     *
     * @param number the pull request's number in its repository
     * @param command what for
     * @param argument what stands behind the command; null where nothing does
     * @param author who wrote the comment
     * @param commentedAt when
     */
    @EventType("change.pull-request-commanded")
    record PullRequestCommanded(
            String repository,
            @Nullable String service,
            int number,
            PullRequestCommand command,
            @Nullable String argument,
            String author,
            Instant commentedAt)
            implements ChangeEvent {}

    /**
     * A pipeline of the repository's CI came to its end, as a workflow of GitHub or a pipeline of GitLab does. One that was
     * cancelled or skipped is not told.
     *
     * @param run which run it was: the id that the forge gave it, behind the forge's name
     * @param pipeline the pipeline's name
     * @param branch the branch that it ran for; null where it ran for none
     * @param commit the commit that it ran for
     * @param succeeded whether all that had to succeeded
     * @param startedAt when it began; null where the source does not tell
     * @param finishedAt when it ended
     * @param url where people see it; null where the source does not tell
     */
    @EventType("change.pipeline-finished")
    record PipelineFinished(
            String repository,
            @Nullable String service,
            String run,
            String pipeline,
            @Nullable String branch,
            String commit,
            boolean succeeded,
            @Nullable Instant startedAt,
            Instant finishedAt,
            @Nullable String url)
            implements ChangeEvent {}

    /**
     * Somebody published a release of the repository on its forge. That deploys nothing.
     *
     * @param tag the tag that it is of
     * @param name what it is called; null where it has only its tag
     * @param preRelease whether it is said not to be ready
     * @param publishedAt when it was published
     * @param url where people see it; null where the source does not tell
     */
    @EventType("change.release-published")
    record ReleasePublished(
            String repository,
            @Nullable String service,
            String tag,
            @Nullable String name,
            boolean preRelease,
            Instant publishedAt,
            @Nullable String url)
            implements ChangeEvent {}
}
