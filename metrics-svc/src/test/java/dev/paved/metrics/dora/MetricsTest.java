package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.EnvironmentType.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Metrics.Counts;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Metrics.Incidents;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Metrics.Rework;
import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");

    @Test
    void without_samples_every_value_is_unknown_and_none_is_zero() {
        // Given
        hello.created("team-a");

        // When
        Metrics metrics = hello.judged(1).metrics(Window.MONTH);

        // Then
        assertThat(metrics)
                .isEqualTo(new Metrics(
                        new Frequency(null, 0, 0, null, null),
                        new Quantiles(null, null, null, null, 0),
                        new FailRate(null, 0, 0),
                        new Recovery(null, null, null, null, 0, 0),
                        new Rework(null, 0, 0),
                        new Incidents(null, 0, 0, 0)));
    }

    @Test
    void frequency_is_successful_production_deployments_by_the_days_of_the_window() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").failed(3);
        hello.deployment("d4", "4").failed(3, true);
        hello.deployment("d5", "5").to("staging", STAGING).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.metrics(Window.WEEK).deploymentFrequency())
                .isEqualTo(new Frequency(2 / 7.0, 2, 2, null, 3_600.0));
        assertThat(judged.metrics(Window.QUARTER).deploymentFrequency())
                .isEqualTo(new Frequency(2 / 90.0, 2, 2, null, 3_600.0));
    }

    @Test
    void deployment_counts_only_in_the_windows_it_ended_in() {
        // Given
        hello.deployment("d1", "1").succeeded(0);
        hello.deployment("d2", "2").succeeded(5 * DAY);

        // When
        Judged judged = hello.judged(10 * DAY);

        // Then
        assertThat(judged.metrics(Window.WEEK).deploymentFrequency().count()).isEqualTo(1);
        assertThat(judged.metrics(Window.MONTH).deploymentFrequency().count()).isEqualTo(2);
    }

    @Test
    void lead_time_is_of_the_changes_that_reached_production_in_the_window() {
        // Given
        hello.pushed(0, "c1", "c2", "c3");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(9 * DAY);

        // When
        Judged judged = hello.judged(10 * DAY);

        // Then
        double nineDays = 9 * 24 * 3600.0;
        assertThat(judged.metrics(Window.WEEK).changeLeadTime())
                .isEqualTo(new Quantiles(nineDays, nineDays, nineDays, nineDays, 1));
        assertThat(judged.metrics(Window.MONTH).changeLeadTime().samples()).isEqualTo(2);
    }

    @Test
    void fail_rate_is_of_the_deployments_that_reached_users() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").failed(3);
        hello.deployment("d4", "4").failed(4, true);
        hello.deployment("d5", "1").succeeded(5);

        // When
        FailRate rate = hello.judged(6).metrics(Window.WEEK).changeFailRate();

        // Then
        assertThat(rate).isEqualTo(new FailRate(2 / 4.0, 2, 4));
    }

    @Test
    void deployment_that_never_reached_users_is_a_failed_deployment_and_no_failed_change() {
        // Given
        hello.deployment("d1", "1").failed(1);

        // When
        Judged judged = hello.judged(2);

        // Then
        assertThat(judged.metrics(Window.WEEK).changeFailRate()).isEqualTo(new FailRate(null, 0, 0));
        assertThat(judged.metrics(Window.WEEK).deploymentReworkRate()).isEqualTo(new Rework(null, 0, 0));
        assertThat(judged.counts(Window.WEEK)).isEqualTo(new Counts(0, 1, 0));
    }

    @Test
    void recovery_is_of_the_failures_that_ended_in_the_window_and_open_ones_are_counted_apart() {
        // Given
        hello.deployment("d1", "1").succeeded(0);
        hello.incident("i1").byDeployment("d1").opened(1);
        hello.incident("i1").resolved(9 * DAY);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i2").byDeployment("d2").opened(3);
        hello.incident("i2").resolved(4);
        hello.deployment("d3", "3").succeeded(5);
        hello.incident("i3").byDeployment("d3").opened(6);

        // When
        Recovery recovery = hello.judged(10 * DAY).metrics(Window.WEEK).failedDeploymentRecoveryTime();

        // Then
        double seconds = (9 * DAY - 1) * 3600.0;
        assertThat(recovery).isEqualTo(new Recovery(seconds, seconds, seconds, seconds, 1, 1));
    }

    @Test
    void rework_is_of_the_deployments_that_reached_users() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").as(HOTFIX).succeeded(2);
        hello.deployment("d3", "3").as(HOTFIX).failed(3);

        // When
        Rework rework = hello.judged(4).metrics(Window.WEEK).deploymentReworkRate();

        // Then
        assertThat(rework).isEqualTo(new Rework(0.5, 1, 2));
    }

    @Test
    void counts_tell_how_deployments_ended_and_how_many_were_rolled_back() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").failed(3);
        hello.deployment("d4", "1").succeeded(4);

        // When
        Counts counts = hello.judged(5).counts(Window.WEEK);

        // Then
        assertThat(counts).isEqualTo(new Counts(3, 1, 1));
    }

    @Test
    void several_services_are_judged_by_their_pooled_samples_and_not_by_averages() {
        // Given
        Story other = new Story("other");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        other.deployment("e1", "1").succeeded(1);
        other.incident("i1").opened(2);
        List<Judgement> both =
                List.of(hello.judged(4).judgement(), other.judged(4).judgement());

        // When
        Metrics pooled = Metrics.of(both, Window.WEEK, Definition.DORA, hello.hour(4));

        // Then
        assertThat(pooled.changeFailRate()).isEqualTo(new FailRate(0.25, 1, 4));
        assertThat(pooled.deploymentFrequency()).isEqualTo(new Frequency(4 / 7.0, 4, 4, null, 3_600.0));
    }
}
