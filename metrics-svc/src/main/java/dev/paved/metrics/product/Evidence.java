package dev.paved.metrics.product;

import dev.paved.kit.persistence.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact as a metric saw it. A metric's value is a function of these alone, so what is shown as evidence is what was
 * counted.
 *
 * @param subject what the fact is about, for example {@code service/hello}
 * @param team whose it was then; null where nobody told
 * @param at when it happened, by which it is in the window
 * @param reason why it counts as it does, for people
 * @param seconds how long it took, or has taken; null where nothing is measured
 */
record Evidence(
        Metric metric,
        String subject,
        @Nullable String service,
        @Nullable String team,
        Instant at,
        Verdict verdict,
        String reason,
        @Nullable Double seconds) {

    private static final int LONGEST = 300;

    /** How a fact counts. */
    enum Verdict {
        /** Among those the metric asks for, and among all. */
        FOR,
        /** Among all only. */
        AGAINST,
        /** As a sample that is neither. */
        COUNTED,
        /** Not yet. */
        WAITING,
        /** Not at all. */
        LEFT_OUT;

        boolean counts() {
            return this == FOR || this == AGAINST || this == COUNTED;
        }
    }

    Evidence {
        subject = PlainText.of(subject, LONGEST);
    }

    /** Evidence that measures nothing. */
    static Evidence of(
            Metric metric,
            String subject,
            @Nullable String service,
            @Nullable String team,
            Instant at,
            Verdict verdict,
            String reason) {
        return new Evidence(metric, subject, service, team, at, verdict, reason, null);
    }
}
