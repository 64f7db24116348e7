package dev.paved.metrics.fact;

/**
 * A commit arrived on a branch right after another. A set of these is the order of commits as the pushes showed it; a
 * commit that arrived on two branches has two predecessors.
 *
 * @param predecessor the commit before it in its push, or the one the branch was at; empty for the first of
 *     a new branch
 * @param after the commit the branch was at after that push
 */
public record Edge(String repository, String sha, String predecessor, String after) {}
