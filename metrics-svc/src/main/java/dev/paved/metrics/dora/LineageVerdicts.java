package dev.paved.metrics.dora;

import dev.paved.metrics.fact.Change;
import dev.paved.metrics.fact.GitCommit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a commit of a range is a change of the service that counts, and where it is from. */
final class LineageVerdicts {

    private final LineageGraph graph;
    private final LineageOrigins origins;
    private final @Nullable String folder;

    LineageVerdicts(LineageGraph graph, LineageOrigins origins, @Nullable String folder) {
        this.graph = graph;
        this.origins = origins;
        this.folder = folder;
    }

    /** Those of {@code found} that explain what the service's folder holds. */
    Set<String> explaining(Range range, Set<String> found) {
        return folder == null
                ? found
                : LineageGraph.reach(
                        range.commit(),
                        sha -> graph.explaining(
                                sha,
                                folder,
                                range.source(),
                                parent -> found.contains(parent) || parent.equals(range.previous())),
                        found::contains);
    }

    /** The verdict on {@code sha}; null where it was only seen to be there, as the commit a branch was at. */
    @Nullable
    ChangeReason of(String sha, Range range, Set<String> explaining) {
        GitCommit commit = graph.inGitAs(sha);
        Change change = graph.pushedAs(sha);
        if (commit == null && change == null) {
            return sha.equals(range.commit()) ? ChangeReason.NOT_KNOWN : null;
        }
        if (commit != null && commit.merge() || change != null && change.merge()) {
            return ChangeReason.MERGE;
        }
        if (folder != null && !(explaining.contains(sha) && mayTouch(commit, change))) {
            return ChangeReason.OUTSIDE_PATH;
        }
        if (!range.started() || range.source() == RangeSource.PUSHES && change == null) {
            return ChangeReason.RANGE_WITHOUT_START;
        }
        return folder == null || pathsKnown(commit, change) ? ChangeReason.FIRST_SHIPPED : ChangeReason.PATHS_NOT_KNOWN;
    }

    /** Whether it would count if it were new. */
    boolean isOwnChange(String sha, Range range) {
        ChangeReason reason = of(sha, range, Set.of(sha));
        return reason != null && reason.counts();
    }

    private boolean mayTouch(@Nullable GitCommit commit, @Nullable Change change) {
        return !pathsKnown(commit, change) || touches(commit, change);
    }

    private static boolean pathsKnown(@Nullable GitCommit commit, @Nullable Change change) {
        return commit != null && commit.paths().getFirst().known()
                || change != null && change.paths().known();
    }

    private boolean touches(@Nullable GitCommit commit, @Nullable Change change) {
        String own = Objects.requireNonNull(folder);
        return commit != null && commit.paths().getFirst().known()
                ? !commit.paths().getFirst().leaves(own)
                : change != null && change.paths().touch(own);
    }

    Origin origin(String sha, Range range, ChangeReason reason) {
        GitCommit commit = graph.inGitAs(sha);
        Change change = graph.pushedAs(sha);
        return new Origin(
                commit != null
                        ? commit.committed()
                        : Objects.requireNonNull(change).committed(),
                commit != null
                        ? commit.authored()
                        : Objects.requireNonNull(change).authored(),
                origins.pullRequest(sha),
                origins.push(sha),
                range.source(),
                reason);
    }
}
