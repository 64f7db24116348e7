package dev.paved.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What users say of the platform. */
public sealed interface FeedbackEvent extends PlatformEvent {

    /** The feedback's id. */
    String feedback();

    /** The feedback. */
    @Override
    default String key() {
        return feedback();
    }

    /**
     * Someone answered how likely they are to recommend the platform.
     *
     * @param score the answer, from 0 (not at all) to 10
     * @param team the team of who answered, where they said
     * @param comment what they wrote; null without their consent to keep it
     * @param consent whether the comment may be kept and shown
     * @param givenAt when they answered
     */
    @EventType("feedback.given")
    record FeedbackGiven(
            String feedback,
            int score,
            @Nullable String team,
            @Nullable String comment,
            boolean consent,
            Instant givenAt)
            implements FeedbackEvent {}
}
