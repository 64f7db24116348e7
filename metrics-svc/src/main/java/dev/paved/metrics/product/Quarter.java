package dev.paved.metrics.product;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar quarter: from the start of its first day until before {@code end}, the start of the next one's.
 *
 * @param label such as {@code 2026-Q4}
 */
record Quarter(String label, Instant start, Instant end) {

    private static final Pattern LABEL = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int MONTHS = 3;

    /** The one that {@code instant} is in, by the calendar of {@code zone}. */
    static Quarter of(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR), zone);
    }

    /** The one with this label. */
    static Optional<Quarter> labelled(String label, ZoneId zone) {
        Matcher parts = LABEL.matcher(label);
        return parts.matches()
                ? Optional.of(of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), zone))
                : Optional.empty();
    }

    private static Quarter of(int year, int number, ZoneId zone) {
        LocalDate first = Year.of(year).atMonth((number - 1) * MONTHS + 1).atDay(1);
        return new Quarter(
                "%04d-Q%d".formatted(year, number),
                first.atStartOfDay(zone).toInstant(),
                first.plusMonths(MONTHS).atStartOfDay(zone).toInstant());
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
