package dev.paved.metrics.product;

import dev.paved.metrics.fact.Feedback;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What users wrote in a quarter, newest first, of those who agreed to its being kept and shown; not who they are.
 *
 * @param nps what all answers of the quarter come to
 */
public record Comments(String quarter, Nps nps, List<Comment> items) {

    /** What one of them wrote. */
    public record Comment(int score, @Nullable String team, String comment, Instant givenAt) {}

    static Comments of(Quarter quarter, List<Feedback> given) {
        List<Evidence> found = Nps.judged(given);
        return new Comments(
                quarter.label(),
                Nps.of(found, quarter),
                given.stream()
                        .filter(f -> f.consent() && f.comment() != null)
                        .map(f -> new Comment(f.score(), f.team(), Objects.requireNonNull(f.comment()), f.given()))
                        .toList());
    }
}
