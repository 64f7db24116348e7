package dev.paved.kit.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 7d} or ISO-8601. */
public final class Ttl {

    /** How to write one, for people. */
    public static final String RULE =
            "must be a duration such as 30s, 10m, 2h, 7d or 1h30m, or an ISO-8601 one such as PT2H";

    private static final Pattern SHORT =
            Pattern.compile("(?=\\d)(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

    private Ttl() {}

    /** The duration that {@code text} says; empty where it says none. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = SHORT.matcher(text);
        if (parts.matches()) {
            return Optional.of(Duration.ofDays(number(parts, 1))
                    .plusHours(number(parts, 2))
                    .plusMinutes(number(parts, 3))
                    .plusSeconds(number(parts, 4)));
        }
        try {
            return text.startsWith("P") ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The short form of {@code ttl}, down to seconds. */
    public static String text(Duration ttl) {
        StringBuilder text = new StringBuilder();
        append(text, ttl.toDaysPart(), 'd');
        append(text, ttl.toHoursPart(), 'h');
        append(text, ttl.toMinutesPart(), 'm');
        append(text, ttl.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
