package dev.paved.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * Reads the one way in which events write an instant, {@code 2026-03-01T09:30:00.123456Z} with up to nine decimals or
 * none. It is most of what reading an event takes by the JDK's formatters, and a replay reads millions.
 */
final class Timestamp {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MOST_DECIMALS = 9;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final long SECONDS_OF_DAY = 86_400;

    private Timestamp() {}

    /** The instant; empty where {@code text} is anything else, which may be an instant nevertheless. */
    static Optional<Instant> read(String text) {
        int end = text.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
            return Optional.empty();
        }
        int nanos = end == SHAPE.length() ? 0 : nanos(text, SHAPE.length(), end);
        return nanos < 0 ? Optional.empty() : at(text, nanos);
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char expected = SHAPE.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? !isDigit(found) : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> at(String text, int nanos) {
        int year = two(text, 0) * 100 + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (!isDay(year, month, day) || hour >= HOURS || minute >= SIXTY || second >= SIXTY) {
            return Optional.empty();
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Optional.of(
                Instant.ofEpochSecond(days * SECONDS_OF_DAY + (hour * SIXTY + minute) * (long) SIXTY + second, nanos));
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= Month.DECEMBER.getValue()
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    /** The decimals from the dot at {@code dot} on as nanoseconds; negative where there are none or others. */
    private static int nanos(String text, int dot, int end) {
        int decimals = end - dot - 1;
        if (text.charAt(dot) != '.' || decimals < 1 || decimals > MOST_DECIMALS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= MOST_DECIMALS; i++) {
            char digit = i <= decimals ? text.charAt(dot + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = nanos * 10 + digit - '0';
        }
        return nanos;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
