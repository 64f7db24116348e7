package dev.paved.metrics.http;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.rules.Times;
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
        return new Steps(Times.step(step), points);
    }

    /** As many as there are, earliest first, the last at {@code end}. */
    List<Instant> until(Instant end) {
        return LongStream.rangeClosed(1, points)
                .mapToObj(i -> end.minus(step.multipliedBy(points - i)))
                .toList();
    }
}
