package dev.paved.metrics.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a push told of it.
 *
 * @param predecessor the commit before it in its push, or the one the branch was at; empty for the first of a new branch,
 *     and its own id where the branch was at it already
 * @param authored when it was first written, where the source told
 * @param committed when it took its present form
 * @param merge whether it has more than one parent
 * @param paths the files it touched, where the source told
 */
public record PushedCommit(
        String sha, String predecessor, @Nullable Instant authored, Instant committed, boolean merge, Paths paths) {

    public PushedCommit {
        authored = Join.microsOrNull(authored);
        committed = Join.micros(committed);
    }
}
