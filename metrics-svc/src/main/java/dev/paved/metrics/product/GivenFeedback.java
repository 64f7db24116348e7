package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as it was taken.
 *
 * @param comment what is kept of what was written; null for nothing
 */
@JsonInclude(ALWAYS)
public record GivenFeedback(
        String feedback,
        int score,
        @Nullable String team,
        @Nullable String comment,
        boolean consent,
        Instant givenAt) {}
