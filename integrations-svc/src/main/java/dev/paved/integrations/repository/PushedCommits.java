package dev.paved.integrations.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.ChangeEvent.Commit;
import java.util.List;

/** Keeps the event of a huge push within what Kafka takes. */
public final class PushedCommits {

    /** The most commits one event tells of: GitHub's own limit. */
    public static final int MOST = 2_048;

    private static final int PATH_BYTES = 300_000;

    private PushedCommits() {}

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
