package dev.paved.metrics.product;

import static dev.paved.metrics.product.Log.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paved.metrics.dora.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeToFirstDeploymentTest {

    private static final double DAY = 86_400;
    private static final double HOUR = 3_600;

    @Test
    void nothing_is_known_without_services() {
        assertThat(new Log().at(day(0)).in(Window.MONTH).timeToFirstDeployment())
                .isEqualTo(new FirstDeployments(null, null, 0, 0, null));
    }

    @Test
    void only_sample_is_every_quantile() {
        // Given
        Log log = new Log()
                .created("hello", "team-a", day(0))
                .deployed("d1", "hello", day(2))
                .deployed("d2", "hello", day(3));

        // Then
        assertThat(log.at(day(5)).in(Window.MONTH).timeToFirstDeployment())
                .isEqualTo(new FirstDeployments(2 * DAY, 2 * DAY, 1, 0, null));
    }

    @Test
    void quantiles_lie_between_samples() {
        // Given: 1, 2, 3, 4 and 5 hours
        Log log = new Log();
        for (int hours = 1; hours <= 5; hours++) {
            log.created("s" + hours, "team-a", day(0))
                    .deployed("d" + hours, "s" + hours, day(0).plus(Duration.ofHours(hours)));
        }

        // Then: the 0.9 quantile is 0.6 of the way from 4 to 5 hours
        FirstDeployments first = log.at(day(5)).in(Window.WEEK).timeToFirstDeployment();
        assertThat(first.p50Seconds()).isEqualTo(3 * HOUR);
        assertThat(first.p90Seconds()).isCloseTo(4.6 * HOUR, within(1e-6));
        assertThat(first.samples()).isEqualTo(5);
    }

    @Test
    void services_without_any_wait_and_the_oldest_is_told() {
        // Given: a failure, a staging deployment and one that is yet to come are none
        Log log = new Log()
                .created("old", "team-a", day(1))
                .failed("d1", "old", day(2))
                .created("young", "team-a", day(4))
                .deployedToStaging("d2", "young", day(5))
                .deployed("d3", "young", day(11));

        // Then
        assertThat(log.at(day(10)).in(Window.MONTH).timeToFirstDeployment())
                .isEqualTo(new FirstDeployments(null, null, 0, 2, 9 * DAY));
    }

    @Test
    void retired_service_waits_no_more() {
        // Given
        Log log = new Log().created("tried", "team-a", day(1)).retired("tried", day(3));

        // Then
        assertThat(log.at(day(2)).in(Window.MONTH).timeToFirstDeployment().waiting())
                .isEqualTo(1);
        assertThat(log.at(day(3)).in(Window.MONTH).timeToFirstDeployment().waiting())
                .isZero();
        assertThat(log.at(day(3)).reasons(Metric.TIME_TO_FIRST_DEPLOYMENT, Window.MONTH))
                .containsExactly("retired before any production deployment");
    }

    @Test
    void deployment_by_another_tool_is_one() {
        // Given
        Log log = new Log().created("hello", "team-a", day(0)).deployedElsewhere("run-1", "hello", day(1));

        // Then
        assertThat(log.at(day(5)).in(Window.MONTH).timeToFirstDeployment().p50Seconds())
                .isEqualTo(DAY);
    }

    @Test
    void registered_service_is_no_sample() {
        // Given
        Log log = new Log().registered("legacy", "team-a", true, day(0)).deployed("d1", "legacy", day(1));

        // Then
        assertThat(log.at(day(5)).in(Window.MONTH).timeToFirstDeployment())
                .isEqualTo(new FirstDeployments(null, null, 0, 0, null));
    }

    @Test
    void window_begins_after_its_first_instant() {
        // Given
        Log log = new Log().created("before", "team-a", day(3)).created("in", "team-a", day(3).plusNanos(1_000));

        // Then
        assertThat(log.at(day(10)).in(Window.WEEK).timeToFirstDeployment().waiting())
                .isEqualTo(1);
    }

    @Test
    void sample_is_the_team_s_that_deployed_first() {
        // Given
        Log log = new Log()
                .created("hello", "team-a", day(0))
                .transferred("hello", "team-a", "team-b", day(1))
                .deployed("d1", "hello", day(2));

        // Then
        Seen seen = log.at(day(5));
        assertThat(seen.of("team-a", Window.MONTH).timeToFirstDeployment().samples())
                .isZero();
        assertThat(seen.of("team-b", Window.MONTH).timeToFirstDeployment().p50Seconds())
                .isEqualTo(2 * DAY);
    }
}
