package dev.paved.metrics.product;

import static dev.paved.metrics.product.Log.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeflectionTest {

    private static final Instant DONE = day(10);

    private final Log log = new Log().created("hello", "team-a", day(-100));

    @Test
    void nothing_is_known_without_actions_and_tickets() {
        assertThat(log.at(day(20)).in(Window.MONTH).ticketDeflection()).isEqualTo(new Share(null, 0, 0));
    }

    @Test
    void action_without_a_ticket_is_deflected() {
        // Given
        log.secret("hello", DONE);

        // Then
        assertThat(deflection(day(20))).isEqualTo(new Share(1.0, 1, 1));
    }

    @Test
    void action_counts_once_its_day_is_over() {
        // Given
        log.secret("hello", DONE);

        // Then
        assertThat(deflection(day(11).minusNanos(1_000))).isEqualTo(new Share(null, 0, 0));
        assertThat(deflection(day(11))).isEqualTo(new Share(1.0, 1, 1));
    }

    @Test
    void ticket_exactly_a_day_later_followed() {
        // Given
        log.secret("hello", DONE).ticket("T1", "team-a", "secret", day(11));

        // Then
        assertThat(deflection(day(20))).isEqualTo(new Share(0.0, 0, 1));
    }

    @Test
    void ticket_after_more_than_a_day_did_not_follow() {
        // Given
        log.secret("hello", DONE).ticket("T1", "team-a", "secret", day(11).plusNanos(1_000));

        // Then
        assertThat(deflection(day(20))).isEqualTo(new Share(0.5, 1, 2));
    }

    @Test
    void ticket_before_or_at_the_action_did_not_follow() {
        // Given
        log.secret("hello", DONE)
                .ticket("T1", "team-a", "secret", DONE)
                .ticket("T2", "team-a", "secret", DONE.minus(Duration.ofHours(1)));

        // Then
        assertThat(deflection(day(20))).isEqualTo(new Share(1 / 3.0, 1, 3));
    }

    @Test
    void ticket_of_another_team_or_about_something_else_did_not_follow() {
        // Given
        log.secret("hello", DONE)
                .ticket("T1", "team-b", "secret", day(10.5))
                .ticket("T2", "team-a", "database", day(10.5))
                .ticket("T3", null, "secret", day(10.5))
                .ticket("T4", "team-a", null, day(10.5));

        // Then
        assertThat(deflection(day(20))).isEqualTo(new Share(0.2, 1, 5));
    }

    @Test
    void late_ticket_corrects_the_past() {
        // Given
        log.secret("hello", DONE);
        Share before = deflection(day(20));

        // When
        log.ticket("T1", "team-a", "secret", day(10.5));

        // Then
        assertThat(before).isEqualTo(new Share(1.0, 1, 1));
        assertThat(deflection(day(20))).isEqualTo(new Share(0.0, 0, 1));
    }

    @Test
    void ticket_after_the_window_still_follows() {
        // Given: the action is in the week that ends on day 17, and its ticket came then
        log.secret("hello", DONE.plusSeconds(1)).ticket("T1", "team-a", "secret", day(10.9));

        // Then: on day 17.95 both are out
        assertThat(log.at(day(17)).in(Window.WEEK).ticketDeflection()).isEqualTo(new Share(0.0, 0, 1));
        assertThat(log.at(day(17.5)).in(Window.WEEK).ticketDeflection()).isEqualTo(new Share(0.0, 0, 1));
        assertThat(log.at(day(17.95)).in(Window.WEEK).ticketDeflection()).isEqualTo(new Share(null, 0, 0));
    }

    @Test
    void action_is_the_team_s_that_owned_the_service_then() {
        // Given
        log.secret("hello", DONE)
                .transferred("hello", "team-a", "team-b", day(10.2))
                .ticket("T1", "team-b", "secret", day(10.5));

        // Then
        Seen seen = log.at(day(20));
        assertThat(seen.of("team-a", Window.MONTH).ticketDeflection()).isEqualTo(new Share(1.0, 1, 1));
        assertThat(seen.of("team-b", Window.MONTH).ticketDeflection()).isEqualTo(new Share(0.0, 0, 1));
        assertThat(seen.in(Window.MONTH).ticketDeflection()).isEqualTo(new Share(0.5, 1, 2));
    }

    @Test
    void everything_a_team_gets_done_by_itself_counts_once() {
        // Given: the failed, the external and the platform's own are none
        log.created("new", "team-a", DONE)
                .requested("test", "c1", "team-a", day(9))
                .ready("test", "c1", DONE)
                .requested("bad", "c2", "team-a", day(9))
                .notReady("bad", "c2", DONE)
                .requested("own", "c3", Deflection.PLATFORM, day(9))
                .ready("own", "c3", DONE)
                .database("test", null, DONE)
                .database("eu", "hello", DONE)
                .deployed("d1", "hello", DONE)
                .failed("d2", "hello", DONE)
                .deployedElsewhere("run-1", "hello", DONE)
                .secret("hello", DONE)
                .secret("nobody-s", DONE);

        // Then
        Seen seen = log.at(day(20));
        assertThat(seen.in(Window.MONTH).ticketDeflection()).isEqualTo(new Share(1.0, 6, 6));
        assertThat(seen.reasons(Metric.TICKET_DEFLECTION, Window.MONTH))
                .contains(
                        "self-service, service: no ticket followed within 24 hours",
                        "self-service, environment: no ticket followed within 24 hours",
                        "self-service, environment: the platform did it for itself",
                        "self-service, secret: whose it was is not known");
    }

    private Share deflection(Instant asOf) {
        return log.at(asOf).in(Window.MONTH).ticketDeflection();
    }
}
