package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.earliestOf;
import static dev.paved.metrics.fact.Join.greatest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit, by its repository and id.
 *
 * @param service the service whose repository it is; null where nobody knows
 * @param authored when it was first written, where the source told
 * @param committed when it took its present form
 * @param firstPushed when it was first seen
 * @param merge whether it has more than one parent
 * @param paths the files it touched, where the source told
 */
public record Change(
        String repository,
        String sha,
        @Nullable String service,
        @Nullable Instant authored,
        Instant committed,
        Instant firstPushed,
        boolean merge,
        Paths paths) {

    public Change {
        authored = Join.microsOrNull(authored);
        committed = Join.micros(committed);
        firstPushed = Join.micros(firstPushed);
    }

    static Change of(Push push, PushedCommit commit) {
        return new Change(
                push.repository(),
                commit.sha(),
                push.service(),
                commit.authored(),
                commit.committed(),
                push.pushedAt(),
                commit.merge(),
                commit.paths());
    }

    /** What both know of the same commit; it may have come by two repositories, of which this one's is kept. */
    public Change join(Change other) {
        return new Change(
                repository,
                sha,
                greatest(service, other.service),
                earliest(authored, other.authored),
                earliestOf(committed, other.committed),
                earliestOf(firstPushed, other.firstPushed),
                merge || other.merge,
                paths.join(other.paths));
    }

    /** What makes a change itself. */
    record Id(String repository, String sha) {}

    Id id() {
        return new Id(repository, sha);
    }
}
