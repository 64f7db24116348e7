package dev.paved.metrics.peer;

import static dev.paved.events.DeploymentKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

/** Where DevLake and Middleware put incidents, and how long those take. */
class IncidentRulesTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");
    private final ByRules devlake = new ByRules(new DevLakeRules(), Window.WEEK, hello.hour(5 * DAY));
    private final ByRules middleware = new ByRules(new MiddlewareRules(), Window.WEEK, hello.hour(5 * DAY));

    @Test
    void incident_at_the_instant_of_a_deployment_is_the_one_befores_by_devlake_and_its_own_by_middleware() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(2);

        // Then
        assertThat(devlake.evidence(hello, MetricName.CHANGE_FAIL_RATE))
                .containsExactly("deployment/d1 incident", "deployment/d2 held");
        assertThat(middleware.evidence(hello, MetricName.CHANGE_FAIL_RATE))
                .containsExactly("deployment/d1 held", "deployment/d2 incident");
    }

    @Test
    void incident_before_any_deployment_is_nobodys() {
        // Given
        hello.incident("i1").opened(0);
        hello.incident("i1").resolved(1);
        hello.deployment("d1", "1").succeeded(2);

        // When
        Metrics byDevLake = devlake.metrics(hello);
        Metrics byMiddleware = middleware.metrics(hello);

        // Then: Middleware still measures how long it took
        assertThat(byDevLake.changeFailRate()).isEqualTo(new FailRate(0.0, 0, 1));
        assertThat(byDevLake.failedDeploymentRecoveryTime().samples()).isZero();
        assertThat(byDevLake.incidents().unattributed()).isEqualTo(1);
        assertThat(byMiddleware.changeFailRate()).isEqualTo(new FailRate(0.0, 0, 1));
        assertThat(byMiddleware.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(3_600);
    }

    @Test
    void deployment_with_several_incidents_fails_once_and_recovers_as_often() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);
        hello.incident("i1").resolved(3);
        hello.incident("i2").opened(2);
        hello.incident("i2").resolved(7);
        hello.incident("i3").opened(4);

        // When
        Metrics byDevLake = devlake.metrics(hello);
        Metrics byMiddleware = middleware.metrics(hello);

        // Then: 2 h and 6 h from the deployment, of which the lower is the median; 1 h and 5 h from the beginning
        assertThat(byDevLake.changeFailRate()).isEqualTo(new FailRate(1.0, 1, 1));
        assertThat(byDevLake.failedDeploymentRecoveryTime())
                .isEqualTo(new Recovery(7_200.0, 7_200.0, 7_200.0, 14_400.0, 2, 1));
        assertThat(byMiddleware.changeFailRate()).isEqualTo(new FailRate(1.0, 1, 1));
        assertThat(byMiddleware.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(3 * 3_600);
    }

    @Test
    void devlake_rounds_recovery_down_to_minutes() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);
        hello.incident("i1").resolved(hello.hour(3).plusSeconds(59));

        // Then
        assertThat(devlake.metrics(hello).failedDeploymentRecoveryTime().p50Seconds())
                .isEqualTo(7_200);
    }

    @Test
    void devlake_measures_recovery_only_where_the_deployment_is_in_the_window_too() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2 * DAY);
        hello.incident("i1").resolved(5 * DAY);

        // When
        ByRules later = new ByRules(new DevLakeRules(), Window.WEEK, hello.hour(9 * DAY));
        ByRules month = new ByRules(new DevLakeRules(), Window.MONTH, hello.hour(9 * DAY));

        // Then
        assertThat(later.metrics(hello).failedDeploymentRecoveryTime().samples())
                .isZero();
        assertThat(month.metrics(hello).failedDeploymentRecoveryTime().samples())
                .isEqualTo(1);
    }

    @Test
    void neither_named_causes_nor_rollbacks_nor_time_matter_to_either() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").as(ROLLBACK).succeeded(3);
        hello.deployment("d4", "4").failed(4, true);
        hello.incident("i1").byDeployment("d2").opened(4 * DAY);

        // Then
        for (ByRules rules : new ByRules[] {devlake, middleware}) {
            assertThat(rules.evidence(hello, MetricName.CHANGE_FAIL_RATE))
                    .containsExactly(
                            "deployment/d1 held",
                            "deployment/d2 held",
                            "deployment/d3 incident",
                            "deployment/d4 failed (left out)");
        }
    }

    @Test
    void devlake_counts_days_and_takes_the_lower_median_of_weeks_in_part() {
        // Given: Monday twice, and Tuesday; it is Saturday, and the week began on the Sunday before
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(DAY + 1);

        // When
        Metrics metrics = devlake.metrics(hello);

        // Then: 0 days in the week of the Sunday and 2 in this one
        assertThat(metrics.deploymentFrequency()).isEqualTo(new Metrics.Frequency(2 / 7.0, 2, 3, 0.0, null));
    }
}
