package dev.paved.metrics.product;

import static dev.paved.metrics.product.Log.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Golden path adoption, onboarding and retention. */
class CatalogMetricsTest {

    private static final Share UNKNOWN = new Share(null, 0, 0);

    @Test
    void nothing_is_known_without_events() {
        PlatformMetrics metrics = new Log().at(day(0)).in(Window.QUARTER);

        assertThat(metrics.goldenPathAdoption()).isEqualTo(UNKNOWN);
        assertThat(metrics.goldenPathDeployments()).isEqualTo(UNKNOWN);
        assertThat(metrics.onboarding()).isEqualTo(UNKNOWN);
        assertThat(metrics.retention()).isEqualTo(UNKNOWN);
    }

    @Test
    void adoption_is_of_services_created_and_registered_in_the_window() {
        // Given: of the five of the month, one was created and stayed
        Log log = new Log()
                .created("earlier", "team-a", day(0))
                .created("stayed", "team-a", day(40))
                .created("left", "team-a", day(41))
                .registered("left", "team-a", false, day(45))
                .created("retired", "team-b", day(42))
                .retired("retired", day(44))
                .registered("joined", "team-b", true, day(43))
                .registered("aside", "team-b", false, day(43));

        // Then
        Seen seen = log.at(day(50));
        assertThat(seen.in(Window.MONTH).goldenPathAdoption()).isEqualTo(new Share(0.2, 1, 5));
        assertThat(seen.of("team-a", Window.MONTH).goldenPathAdoption()).isEqualTo(new Share(0.5, 1, 2));
        assertThat(seen.of("team-b", Window.MONTH).goldenPathAdoption()).isEqualTo(new Share(0.0, 0, 3));
    }

    @Test
    void service_that_comes_back_to_the_path_is_on_it() {
        // Given
        Log log = new Log()
                .created("hello", "team-a", day(0))
                .registered("hello", "team-a", false, day(1))
                .registered("hello", "team-a", true, day(2));

        // Then
        assertThat(log.at(day(1.5)).in(Window.WEEK).goldenPathAdoption()).isEqualTo(new Share(0.0, 0, 1));
        assertThat(log.at(day(2)).in(Window.WEEK).goldenPathAdoption()).isEqualTo(new Share(1.0, 1, 1));
    }

    @Test
    void deployments_through_the_platform_are_of_all_to_production() {
        // Given: staging is not production; a failure is a deployment
        Log log = new Log()
                .created("hello", "team-a", day(0))
                .deployed("d1", "hello", day(1))
                .failed("d2", "hello", day(2))
                .deployedToStaging("d3", "hello", day(3))
                .deployed("d4", "hello", day(4))
                .transferred("hello", "team-a", "team-b", day(5))
                .deployedElsewhere("run-1", "hello", day(5));

        // Then
        Seen seen = log.at(day(6));
        assertThat(seen.in(Window.WEEK).goldenPathDeployments()).isEqualTo(new Share(0.75, 3, 4));
        assertThat(seen.of("team-a", Window.WEEK).goldenPathDeployments()).isEqualTo(new Share(1.0, 3, 3));
        assertThat(seen.of("team-b", Window.WEEK).goldenPathDeployments()).isEqualTo(new Share(0.0, 0, 1));
    }

    @Test
    void onboarding_is_of_services_that_any_event_named() {
        // Given
        Log log = new Log()
                .created("a", "team-a", day(0))
                .registered("b", "team-a", false, day(1))
                .pushed("c", day(1))
                .deployedElsewhere("run-1", "d", day(1))
                .created("gone", "team-a", day(1))
                .retired("gone", day(2));

        // Then: a retired one is neither
        assertThat(log.at(day(3)).in(Window.WEEK).onboarding()).isEqualTo(new Share(0.5, 2, 4));
    }

    @Test
    void retention_is_judged_on_the_ninetieth_day() {
        // Given: all of day 0 but one
        Log log = new Log()
                .created("kept", "team-a", day(0))
                .created("left-in-time", "team-a", day(0))
                .registered("left-in-time", "team-a", false, day(91))
                .created("left", "team-a", day(0))
                .registered("left", "team-a", false, day(50))
                .created("retired", "team-a", day(0))
                .retired("retired", day(90))
                .registered("never", "team-a", true, day(0))
                .created("young", "team-a", day(20));

        // Then
        assertThat(log.at(day(89)).in(Window.QUARTER).retention()).isEqualTo(UNKNOWN);
        assertThat(log.at(day(95)).in(Window.WEEK).retention()).isEqualTo(new Share(0.5, 2, 4));
        assertThat(log.at(day(97)).in(Window.WEEK).retention()).isEqualTo(UNKNOWN);
    }

    @Test
    void ninety_days_are_days_in_a_leap_year_too() {
        // Given
        Log log = new Log().created("hello", "team-a", Instant.parse("2028-01-01T00:00:00Z"));

        // Then: the 31st of March in 2028, which in other years is the 1st of April
        assertThat(log.at(Instant.parse("2028-03-30T23:59:59Z"))
                        .in(Window.WEEK)
                        .retention()
                        .samples())
                .isZero();
        assertThat(log.at(Instant.parse("2028-03-31T00:00:00Z"))
                        .in(Window.WEEK)
                        .retention()
                        .samples())
                .isEqualTo(1);
    }

    @Test
    void service_belongs_to_its_first_known_owner_before_anything_was_told() {
        // Given
        Log log = new Log().deployed("d1", "hello", day(1)).created("hello", "team-a", day(2));

        // Then
        assertThat(log.at(day(3)).of("team-a", Window.WEEK).goldenPathDeployments())
                .isEqualTo(new Share(1.0, 1, 1));
    }
}
