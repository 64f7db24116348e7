package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliestOf;
import static dev.paved.metrics.fact.Join.greatest;

import dev.paved.events.FeedbackEvent.FeedbackGiven;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone answered when asked how likely they are to recommend the platform, by its id.
 *
 * @param score from 0 to 10
 * @param comment what they wrote; null without consent, whatever the event held
 * @param consent whether every event that told of it said so
 */
public record Feedback(
        String id,
        int score,
        @Nullable String team,
        @Nullable String comment,
        boolean consent,
        Instant given) {

    private static final int MOST = 10;

    public Feedback {
        given = Join.micros(given);
        comment = consent ? comment : null;
    }

    static Feedback of(FeedbackGiven e) {
        return new Feedback(e.feedback(), e.score(), e.team(), e.comment(), e.consent(), e.givenAt());
    }

    /** Whether {@code event} is an answer to the question at all. */
    static boolean answers(FeedbackGiven event) {
        return event.score() >= 0 && event.score() <= MOST;
    }

    Feedback join(Feedback other) {
        return new Feedback(
                id,
                Math.max(score, other.score),
                greatest(team, other.team),
                greatest(comment, other.comment),
                consent && other.consent,
                earliestOf(given, other.given));
    }
}
