package dev.paved.provisioner.preview;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a pull request.
 *
 * @param branch the branch it comes from
 * @param head the id of its latest commit
 * @param at when it was so
 * @param fork whether it comes from a fork; null where that is not told
 * @param labels null where they are not told
 */
record News(
        Kind kind,
        PullRequest pullRequest,
        String branch,
        String head,
        Instant at,
        @Nullable Boolean fork,
        @Nullable List<String> labels) {

    /** What happened. */
    enum Kind {
        OPENED,
        REOPENED,
        UPDATED,
        CLOSED
    }

    static Optional<News> of(PlatformEvent event, Forges forges) {
        return switch (event) {
            case PullRequestOpened opened ->
                Optional.of(new News(
                        opened.reopenedAt() == null ? Kind.OPENED : Kind.REOPENED,
                        forges.pullRequest(opened.repository(), opened.number()),
                        opened.branch(),
                        opened.head(),
                        Objects.requireNonNullElse(opened.reopenedAt(), opened.openedAt()),
                        opened.fork(),
                        opened.labels()));
            case PullRequestUpdated updated ->
                Optional.of(new News(
                        Kind.UPDATED,
                        forges.pullRequest(updated.repository(), updated.number()),
                        updated.branch(),
                        updated.head(),
                        updated.updatedAt(),
                        updated.fork(),
                        updated.labels()));
            case PullRequestClosed closed ->
                Optional.of(new News(
                        Kind.CLOSED,
                        forges.pullRequest(closed.repository(), closed.number()),
                        closed.branch(),
                        closed.head(),
                        closed.closedAt(),
                        null,
                        null));
            default -> Optional.empty();
        };
    }
}
