package dev.paved.metrics.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * When the made-up past is, and which one of all possible ones it is.
 *
 * @param begin its first instant
 * @param months how long it is, in months of 30 days
 * @param seed the same seed makes the same past
 */
record Frame(Instant begin, int months, long seed) {

    private static final int DAYS = 30;

    int days() {
        return months * DAYS;
    }

    Instant end() {
        return begin.plus(Duration.ofDays(days()));
    }

    /** The begin of the past that ends at {@code end}. */
    static Frame until(Instant end, int months, long seed) {
        return new Frame(end.minus(Duration.ofDays((long) months * DAYS)), months, seed);
    }

    /** The instant when {@code part} of all, from 0 to 1, is over. */
    Instant at(double part) {
        return begin.plusSeconds(Math.round(part * Duration.ofDays(days()).toSeconds()));
    }

    /** How much of all is over at {@code instant}, from 0 to 1. */
    double part(Instant instant) {
        double part = (double) Duration.between(begin, instant).toSeconds()
                / Duration.ofDays(days()).toSeconds();
        return Math.clamp(part, 0.0, 1.0);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(begin) && instant.isBefore(end());
    }
}
