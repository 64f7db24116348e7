package dev.paved.metrics.product;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.metrics.dora.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's tickets before and after it came to the platform.
 *
 * @param onboarded when its first service came into the catalog; null where none did
 * @param before those opened in the window's length before that; null where nobody's tickets were told of by then
 * @param after those opened since then, inside the window; null until that is a week
 */
@JsonInclude(ALWAYS)
record TeamTickets(
        @Nullable Instant onboarded,
        @Nullable Tickets before,
        @Nullable Tickets after) {

    private static final Duration WEEK = Duration.ofDays(7);

    static TeamTickets of(
            @Nullable Instant onboarded,
            List<Instant> opened,
            @Nullable Instant ticketsSince,
            Window window,
            Instant asOf) {
        if (onboarded == null || onboarded.isAfter(asOf)) {
            return new TeamTickets(null, null, null);
        }
        Duration length = Duration.ofDays(window.days());
        Tickets before = ticketsSince == null || !ticketsSince.isBefore(onboarded)
                ? null
                : rate(opened, onboarded.minus(length), onboarded);
        Instant from = onboarded.isAfter(asOf.minus(length)) ? onboarded : asOf.minus(length);
        boolean tooEarly = Duration.between(onboarded, asOf).compareTo(WEEK) < 0;
        Tickets after =
                ticketsSince == null || ticketsSince.isAfter(asOf) || tooEarly ? null : rate(opened, from, asOf);
        return new TeamTickets(onboarded, before, after);
    }

    private static Tickets rate(List<Instant> opened, Instant from, Instant to) {
        int tickets = (int) opened.stream()
                .filter(instant -> instant.isAfter(from) && !instant.isAfter(to))
                .count();
        return Tickets.within(tickets, Duration.between(from, to));
    }
}
