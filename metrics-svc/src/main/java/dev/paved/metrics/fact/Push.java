package dev.paved.metrics.fact;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A branch moved, by where, from and to, and what that brought. One fact, since it is told at once: the commits and their
 * order follow from it.
 *
 * @param before the commit the branch was at; empty for a new branch
 * @param commits all that any telling of it named
 */
public record Push(
        String repository,
        String branch,
        String before,
        String after,
        @Nullable String service,
        Instant pushedAt,
        Set<PushedCommit> commits) {

    public Push {
        pushedAt = Join.micros(pushedAt);
        commits = Set.copyOf(commits);
    }

    static Push of(CommitsPushed event) {
        String before = event.before() == null ? "" : event.before();
        Set<PushedCommit> commits = new HashSet<>();
        String predecessor = before;
        for (Commit commit : event.commits()) {
            commits.add(new PushedCommit(
                    commit.sha(),
                    predecessor,
                    commit.authoredAt(),
                    commit.committedAt(),
                    commit.merge(),
                    Paths.of(commit.paths())));
            predecessor = commit.sha();
        }
        return new Push(
                FactBatch.key(event),
                event.branch(),
                before,
                event.after(),
                event.service(),
                event.pushedAt(),
                commits);
    }

    Push join(Push other) {
        return new Push(
                repository,
                branch,
                before,
                after,
                Join.greatest(service, other.service),
                Join.earliestOf(pushedAt, other.pushedAt),
                joined(commits, other.commits));
    }

    private static Set<PushedCommit> joined(Set<PushedCommit> a, Set<PushedCommit> b) {
        Set<PushedCommit> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    /** What makes a push itself. */
    public record Id(String repository, String branch, String before, String after) {}

    /** The same as a key of 16 bytes. */
    public UUID key() {
        return PushKey.of(this);
    }

    /** What makes it itself. */
    public Id id() {
        return new Id(repository, branch, before, after);
    }
}
