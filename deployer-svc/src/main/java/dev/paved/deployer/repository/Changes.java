package dev.paved.deployer.repository;

import java.util.List;

/**
 * What differs between two commits.
 *
 * @param added what only the later one has
 * @param removed what only the former one has: not empty where it goes back, or to another branch
 */
public record Changes(Commits added, Commits removed) {

    /**
     * Some commits.
     *
     * @param count how many; at least so many where there are {@code more}
     * @param newest the newest of them
     */
    public record Commits(int count, boolean more, List<Line> newest) {
        public Commits {
            newest = List.copyOf(newest);
        }
    }

    /** A commit, and the first line of its message. */
    public record Line(String commit, String subject) {}
}
