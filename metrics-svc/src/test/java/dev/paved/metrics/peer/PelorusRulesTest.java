package dev.paved.metrics.peer;

import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Rework;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class PelorusRulesTest {

    private static final int DAY = 24;

    private final Story nginx = new Story("basic-nginx");
    private final Story boot = new Story("spring-boot");
    private final ByRules pelorus = new ByRules(new PelorusRules(), Window.QUARTER, nginx.hour(50 * DAY));

    /** The durations of Pelorus' own test of its Prometheus rules, and what that expects of them. */
    @Test
    void own_example_of_pelorus_comes_to_what_pelorus_expects() {
        // Given
        nginx.pushed(
                nginx.hour(0), commit("c1", nginx.hour(0)), commit("c2", nginx.hour(0)), commit("c3", nginx.hour(0)));
        nginx.deployment("n1", "1").succeeded(nginx.hour(0).plusSeconds(111));
        nginx.deployment("n2", "2").succeeded(nginx.hour(0).plusSeconds(282));
        nginx.deployment("n3", "3").succeeded(nginx.hour(0).plusSeconds(2_918_139));
        nginx.incident("MDT-6").opened(1);
        nginx.incident("MDT-6").resolved(nginx.hour(1).plusSeconds(4_575));
        nginx.incident("MDT-4").opened(2);
        nginx.incident("MDT-4").resolved(nginx.hour(2).plusSeconds(37));
        boot.pushed(boot.hour(0), commit("c1", boot.hour(0)));
        boot.deployment("b1", "1").of("c1").succeeded(boot.hour(0).plusSeconds(1_045_699));
        boot.deployment("b2", "2").of("c1").succeeded(boot.hour(0).plusSeconds(1_045_798));
        boot.deployment("b3", "3").of("c1").succeeded(boot.hour(0).plusSeconds(1_047_163));
        boot.incident("MDT-3").opened(1);
        boot.incident("MDT-3").resolved(boot.hour(1).plusSeconds(278));

        // When
        Metrics one = pelorus.metrics(nginx);
        Metrics other = pelorus.metrics(boot);
        Metrics both = pelorus.metrics(nginx, boot);

        // Then
        assertThat(one.changeLeadTime().meanSeconds()).isEqualTo(972_844);
        assertThat(one.changeFailRate()).isEqualTo(new FailRate(2 / 3.0, 2, 3));
        assertThat(one.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(2_306);
        assertThat(other.changeLeadTime().meanSeconds()).isEqualTo(1_046_220);
        assertThat(other.changeFailRate()).isEqualTo(new FailRate(1 / 3.0, 1, 3));
        assertThat(other.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(278);
        assertThat(both.changeLeadTime().meanSeconds()).isEqualTo(1_009_532);
        assertThat(both.changeFailRate().ratio()).isCloseTo(0.5, within(1e-12));
        assertThat(both.failedDeploymentRecoveryTime().meanSeconds()).isEqualTo(1_292);
    }

    @Test
    void commit_deployed_again_in_the_same_version_counts_once_and_with_its_first_deployment() {
        // Given
        nginx.pushed(0, "c1");
        nginx.deployment("n1", "1").succeeded(2);
        nginx.deployment("n2", "1").succeeded(9);

        // When
        Metrics metrics = pelorus.metrics(nginx);

        // Then
        assertThat(metrics.changeLeadTime().samples()).isEqualTo(1);
        assertThat(metrics.changeLeadTime().meanSeconds()).isEqualTo(2 * 3_600);
        assertThat(metrics.deploymentFrequency().count()).isEqualTo(2);
    }

    @Test
    void commits_that_only_came_along_have_no_lead_time() {
        // Given
        nginx.pushed(0, "c1", "c2", "c3");
        nginx.deployment("n1", "1").succeeded(1);
        nginx.deployment("n3", "3").succeeded(2);

        // Then
        assertThat(pelorus.evidence(nginx, MetricName.CHANGE_LEAD_TIME))
                .hasSize(2)
                .noneMatch(evidence -> evidence.startsWith("change/c2"));
    }

    @Test
    void incidents_fail_no_deployment_and_are_divided_by_commits() {
        // Given
        nginx.pushed(0, "c1");
        nginx.deployment("n1", "1").succeeded(1);
        nginx.incident("i1").byDeployment("n1").opened(2);
        nginx.incident("i2").opened(3);

        // When
        Metrics metrics = pelorus.metrics(nginx);

        // Then
        assertThat(metrics.changeFailRate()).isEqualTo(new FailRate(2.0, 2, 1));
        assertThat(metrics.incidents().unattributed()).isEqualTo(2);
        assertThat(metrics.failedDeploymentRecoveryTime().open()).isEqualTo(2);
        assertThat(metrics.deploymentReworkRate()).isEqualTo(new Rework(null, 0, 0));
        assertThat(pelorus.evidence(nginx, MetricName.CHANGE_FAIL_RATE))
                .containsExactly(
                        "change/c1 deployed-commit", "incident/i1 issue (left out)", "incident/i2 issue (left out)");
    }

    @Test
    void without_commits_the_fail_rate_is_unknown() {
        // Given
        nginx.incident("i1").opened(1);

        // Then
        assertThat(pelorus.metrics(nginx).changeFailRate()).isEqualTo(new FailRate(null, 1, 0));
    }
}
