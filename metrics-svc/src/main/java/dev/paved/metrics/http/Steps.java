package dev.paved.metrics.http;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Instants at equal distances. */
record Steps(Duration step, int points) {

    private static final int MOST = 400;

    /**
     * Of a request.
     *
     * @param step days, for example {@code 1d}, or hours, for example {@code 6h}
     * @param points how many
     */
    static Steps of(String step, int points) {
        if (points < 1 || points > MOST) {
            throw new RefusedException(Invalid.field("/points", "must be a number from 1 to " + MOST));
        }
        return new Steps(duration(step), points);
    }

    static Duration duration(String step) {
        if (step.matches("[1-9][0-9]{0,2}[dh]")) {
            int count = Integer.parseInt(step.substring(0, step.length() - 1));
            return step.endsWith("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        }
        throw new RefusedException(Invalid.field("/step", "must be days or hours, for example 1d or 6h"));
    }

    /** As many as there are, earliest first, the last at {@code end}. */
    List<Instant> until(Instant end) {
        return LongStream.rangeClosed(1, points)
                .mapToObj(i -> end.minus(step.multipliedBy(points - i)))
                .toList();
    }
}
