package dev.paved.integrations.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of one stretch of time in which something was wrong.
 *
 * @param source the system
 * @param alert what is wrong: the same for as often as it is, unique within the source
 * @param incident the incident's id, if this stretch begins one
 * @param startedAt when the stretch began
 * @param endedAt when it ended; null while it lasts
 * @param details what else is told
 */
public record Sighting(
        String source,
        String alert,
        String incident,
        Instant startedAt,
        @Nullable Instant endedAt,
        Details details) {

    /** Times are as exact as the database keeps them, and an end before the beginning is the beginning: clocks differ. */
    public Sighting {
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
        endedAt = endedAt == null ? null : later(startedAt, endedAt.truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * What is told to people, and whom it concerns.
     *
     * @param service the service that suffers, where it is told
     * @param environment where it suffers, where it is told
     * @param title what is wrong
     * @param severity how bad it is, in the words of the source
     */
    public record Details(
            @Nullable String service,
            @Nullable String environment,
            String title,
            @Nullable String severity) {}
}
