package dev.paved.metrics.rules;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads the instants and distances that requests name. */
public final class Times {

    private Times() {}

    /**
     * {@code text} as an instant that is not later than {@code now}.
     *
     * @throws RefusedException where it is none, in the words of {@code parameter}
     */
    public static Instant instant(String parameter, String text, Instant now) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isAfter(now)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new RefusedException(Invalid.field(
                "/" + parameter, "must be a time in UTC that is not in the future, for example 2026-03-02T00:00:00Z"));
    }

    /**
     * {@code text} as days or hours.
     *
     * @throws RefusedException where it is neither
     */
    public static Duration step(String text) {
        if (text.matches("[1-9][0-9]{0,2}[dh]")) {
            int count = Integer.parseInt(text.substring(0, text.length() - 1));
            return text.endsWith("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        }
        throw new RefusedException(Invalid.field("/step", "must be days or hours, for example 1d or 6h"));
    }
}
