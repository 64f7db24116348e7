package dev.paved.metrics.product;

import static dev.paved.metrics.product.Log.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private static final List<Instant> OPENED =
            List.of(day(20), day(30), day(31), day(45), day(60), day(61), day(70), day(71), day(99), day(100));

    @Test
    void tickets_are_told_by_the_week() {
        // Given: two in the last week
        Log log = new Log()
                .ticket("T1", "team-a", "other", day(0))
                .ticket("T2", "team-a", "other", day(8))
                .ticket("T3", null, null, day(10));

        // Then
        assertThat(log.at(day(10)).in(Window.WEEK).tickets()).isEqualTo(new Tickets(2.0, 2));
        assertThat(log.at(day(30)).in(Window.WEEK).tickets()).isEqualTo(new Tickets(0.0, 0));
    }

    @Test
    void week_without_tickets_is_unknown_where_none_was_ever_told_of() {
        assertThat(new Log().at(day(10)).in(Window.WEEK).tickets()).isEqualTo(new Tickets(null, 0));
        assertThat(new Log()
                        .ticket("T1", "team-a", "other", day(11))
                        .at(day(10))
                        .in(Window.WEEK)
                        .tickets())
                .isEqualTo(new Tickets(null, 0));
    }

    @Test
    void before_and_after_a_team_came_are_each_as_long_as_the_window() {
        // When: after day 30 and until day 60; after day 70 and until day 100
        TeamTickets tickets = TeamTickets.of(day(60), OPENED, day(0), Window.MONTH, day(100));

        // Then
        assertThat(tickets)
                .isEqualTo(new TeamTickets(day(60), new Tickets(3 / (30 / 7.0), 3), new Tickets(3 / (30 / 7.0), 3)));
    }

    @Test
    void after_is_no_longer_than_since_the_team_came() {
        TeamTickets tickets = TeamTickets.of(day(60), OPENED, day(0), Window.MONTH, day(74));

        assertThat(tickets.after()).isEqualTo(new Tickets(1.5, 3));
    }

    @Test
    void after_is_unknown_in_the_first_week() {
        assertThat(TeamTickets.of(day(60), OPENED, day(0), Window.MONTH, day(66.9))
                        .after())
                .isNull();
        assertThat(TeamTickets.of(day(60), OPENED, day(0), Window.MONTH, day(67))
                        .after())
                .isEqualTo(new Tickets(1.0, 1));
    }

    @Test
    void before_is_unknown_where_no_ticket_is_that_old() {
        assertThat(TeamTickets.of(day(60), OPENED, day(60), Window.MONTH, day(100))
                        .before())
                .isNull();
    }

    @Test
    void team_that_has_not_come_has_neither() {
        assertThat(TeamTickets.of(null, OPENED, day(0), Window.MONTH, day(100)))
                .isEqualTo(new TeamTickets(null, null, null));
    }

    @Test
    void rolling_week_is_as_long_across_a_change_of_the_clocks() {
        // Given: in much of Europe the clocks went forward on the 29th of March 2026
        Instant asOf = Instant.parse("2026-04-01T00:00:00Z");
        Log log = new Log()
                .ticket("out", "team-a", "other", asOf.minusSeconds(7 * 86_400))
                .ticket("in", "team-a", "other", asOf.minusSeconds(7 * 86_400 - 1));

        // Then
        assertThat(log.at(asOf).in(Window.WEEK).tickets().samples()).isEqualTo(1);
    }
}
