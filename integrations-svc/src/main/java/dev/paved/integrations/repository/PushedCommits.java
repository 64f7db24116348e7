package dev.paved.integrations.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.ChangeEvent.Commit;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What forges tell of pushes alike; the event of a huge one is kept within what Kafka takes. */
public final class PushedCommits {

    /** The most commits one event tells of: GitHub's own limit. */
    public static final int MOST = 2_048;

    private static final Pattern NO_COMMIT = Pattern.compile("0+");
    private static final int PATH_BYTES = 300_000;

    private PushedCommits() {}

    /** {@code sha}; null where it stands for no commit, as before the first one of a branch. */
    public static @Nullable String known(String sha) {
        return NO_COMMIT.matcher(sha).matches() ? null : sha;
    }

    /** A commit with the paths that it touches. Forges tell neither when it was first written nor its parents. */
    public static Commit commit(
            String sha,
            Instant committedAt,
            boolean merge,
            List<String> added,
            List<String> modified,
            List<String> removed) {
        List<String> paths =
                Stream.of(added, modified, removed).flatMap(List::stream).toList();
        return new Commit(sha, null, committedAt, merge, paths);
    }

    /**
     * The newest {@link #MOST} of {@code commits}, which are oldest first. Where their paths would take too much room,
     * none are told.
     */
    public static List<Commit> bounded(List<Commit> commits) {
        List<Commit> newest = commits.subList(Math.max(0, commits.size() - MOST), commits.size());
        long bytes = newest.stream()
                .flatMap(commit -> commit.paths().stream())
                .mapToLong(path -> path.getBytes(UTF_8).length + 3)
                .sum();
        return bytes <= PATH_BYTES
                ? newest
                : newest.stream().map(PushedCommits::withoutPaths).toList();
    }

    private static Commit withoutPaths(Commit commit) {
        return new Commit(commit.sha(), commit.authoredAt(), commit.committedAt(), commit.merge(), List.of());
    }
}
