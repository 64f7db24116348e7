package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.product.Evidence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets filed with operations, in a week of seven days on average. No ticket in the window is 0 a week, once tickets are
 * told of at all; null where none ever was.
 *
 * @param samples the tickets
 */
@JsonInclude(ALWAYS)
record Tickets(@Nullable Double perWeek, int samples) {

    private static final Duration WEEK = Duration.ofDays(7);

    static Tickets of(List<Evidence> deflection, Window window, @Nullable Instant since, Instant asOf) {
        int tickets = Share.count(deflection, Verdict.AGAINST);
        return since == null || since.isAfter(asOf)
                ? new Tickets(null, tickets)
                : within(tickets, Duration.ofDays(window.days()));
    }

    static Tickets within(int tickets, Duration time) {
        return new Tickets(tickets / ((double) time.toMillis() / WEEK.toMillis()), tickets);
    }
}
