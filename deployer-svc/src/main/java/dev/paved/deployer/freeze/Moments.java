package dev.paved.deployer.freeze;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.time.Ttl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads points of time as people write them: how long from now, a day in UTC, or a time. */
final class Moments {

    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final String RULE =
            "must be a duration from now such as 7d, a day such as 2026-12-31, or a time such as"
                    + " 2026-12-31T18:00:00Z, at most 366 days away";

    private Moments() {}

    /** The moment that {@code text}, found at {@code pointer}, says at {@code now}. */
    static Instant read(String text, Instant now, String pointer) {
        try {
            Instant moment = Ttl.parse(text).map(now::plus).orElseGet(() -> named(text));
            if (Duration.between(now, moment).abs().compareTo(FARTHEST) <= 0) {
                return moment;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Told below.
        }
        throw new RefusedException(Invalid.field(pointer, RULE));
    }

    private static Instant named(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
