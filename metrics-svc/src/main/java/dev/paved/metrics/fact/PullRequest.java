package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.greatest;
import static dev.paved.metrics.fact.Join.microsOrNull;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, by its repository and number.
 *
 * @param service the service whose repository it is; null where nobody knows
 * @param mergeCommit the commit that merged it; null while it is not merged
 * @param firstAuthored when its earliest commit was first written, where the source told
 * @param opened when it was opened
 * @param merged when it was merged
 */
public record PullRequest(
        String repository,
        int number,
        @Nullable String service,
        @Nullable String mergeCommit,
        @Nullable Instant firstAuthored,
        @Nullable Instant opened,
        @Nullable Instant merged) {

    public PullRequest {
        firstAuthored = microsOrNull(firstAuthored);
        opened = microsOrNull(opened);
        merged = microsOrNull(merged);
    }

    static PullRequest of(PullRequestOpened e) {
        return new PullRequest(FactBatch.key(e), e.number(), e.service(), null, null, e.openedAt(), null);
    }

    static PullRequest of(PullRequestUpdated e) {
        return new PullRequest(FactBatch.key(e), e.number(), e.service(), null, null, null, null);
    }

    static PullRequest of(PullRequestClosed e) {
        return new PullRequest(
                FactBatch.key(e),
                e.number(),
                e.service(),
                e.mergeCommit(),
                e.firstCommitAuthoredAt(),
                e.openedAt(),
                e.mergeCommit() == null ? null : e.closedAt());
    }

    PullRequest join(PullRequest other) {
        return new PullRequest(
                repository,
                number,
                greatest(service, other.service),
                greatest(mergeCommit, other.mergeCommit),
                earliest(firstAuthored, other.firstAuthored),
                earliest(opened, other.opened),
                earliest(merged, other.merged));
    }

    /** What makes a pull request itself. */
    public record Id(String repository, int number) {}

    /** What makes it itself. */
    public Id id() {
        return new Id(repository, number);
    }
}
