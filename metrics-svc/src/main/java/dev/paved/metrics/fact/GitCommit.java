package dev.paved.metrics.fact;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A commit as its repository has it. It is named by its content, so nothing of it ever changes.
 *
 * @param parents the first one is the branch it was made on
 * @param authored when it was first written
 * @param committed when it took its present form
 * @param paths which files it changed against each parent, or by itself where it has none; {@link Paths#UNKNOWN} for too
 *     many
 */
public record GitCommit(
        String repository, String sha, List<String> parents, Instant authored, Instant committed, List<Against> paths) {

    private static final String NEXT = "\n\n";

    public GitCommit {
        parents = List.copyOf(parents);
        paths = List.copyOf(paths);
        authored = Join.micros(authored);
        committed = Join.micros(committed);
    }

    /**
     * What changed against one parent.
     *
     * @param known false where it was too much to be kept
     */
    public record Against(boolean known, Paths paths) {

        private static final String TOO_MANY = "/";

        /** These files, which may be none. */
        public static Against of(Collection<String> paths) {
            return new Against(true, Paths.of(paths));
        }

        /** Too many files. */
        public static Against unknown() {
            return new Against(false, Paths.UNKNOWN);
        }

        static Against read(String text) {
            return text.equals(TOO_MANY) ? unknown() : new Against(true, new Paths(text));
        }

        String text() {
            return known ? paths.lines() : TOO_MANY;
        }

        /** Whether nothing in {@code folder} is different, for certain. */
        public boolean leaves(String folder) {
            return known && !paths.touch(folder);
        }
    }

    /** Whether it has more than one parent. */
    public boolean merge() {
        return parents.size() > 1;
    }

    /** {@link #parents} as one text. */
    public String parentText() {
        return String.join(" ", parents);
    }

    /** {@link #paths} as one text. */
    public String pathText() {
        return paths.stream().map(Against::text).collect(joining(NEXT));
    }

    /** The same from its texts. */
    public static GitCommit read(
            String repository, String sha, String parents, Instant authored, Instant committed, String paths) {
        return new GitCommit(
                repository,
                sha,
                parents.isEmpty() ? List.of() : List.of(parents.split(" ")),
                authored,
                committed,
                Arrays.stream(paths.split(NEXT, -1)).map(Against::read).toList());
    }
}
