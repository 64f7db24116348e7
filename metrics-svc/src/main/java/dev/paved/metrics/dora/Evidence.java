package dev.paved.metrics.dora;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, and whether and why a metric counts it.
 *
 * @param subject {@code deployment/ID}, {@code change/SHA} or {@code incident/ID}
 * @param at the instant that decides which windows it is in
 * @param counted whether it is one of the metric's samples
 * @param reason why or why not, in words that stay the same
 * @param why the same as a sentence
 * @param seconds its lead or recovery time; null where the metric is of no time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Evidence(
        String subject,
        Instant at,
        boolean counted,
        String reason,
        String why,
        @Nullable Double seconds) {

    /** It is a sample. */
    public static Evidence counted(String subject, Instant at, String reason, String why) {
        return new Evidence(subject, at, true, reason, why, null);
    }

    /** It is none. */
    public static Evidence left(String subject, Instant at, String reason, String why) {
        return new Evidence(subject, at, false, reason, why, null);
    }

    /** It is none. */
    public static Evidence left(Sample.Left left) {
        return left(left.subject(), left.at(), left.why().code(), left.why().sentence());
    }

    /** The same, with how long it took. */
    public Evidence lasting(java.time.Duration duration) {
        return new Evidence(subject, at, counted, reason, why, duration.getSeconds() + duration.getNano() / 1e9);
    }
}
