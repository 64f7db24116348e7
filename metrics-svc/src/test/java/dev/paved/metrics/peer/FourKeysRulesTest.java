package dev.paved.metrics.peer;

import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class FourKeysRulesTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");
    private final ByRules fourkeys = new ByRules(new FourKeysRules(), Window.WEEK, hello.hour(5 * DAY));

    /** The example of its own page: of four deployments one causes a failure, which is 25 %. */
    @Test
    void one_failure_of_four_deployments_is_a_quarter() {
        // Given
        for (int i = 1; i <= 4; i++) {
            hello.pushed(i, "c" + i);
            hello.deployment("d" + i, "" + i).succeeded(i);
        }
        hello.incident("i1").byCommit("c2").opened(6);

        // Then
        assertThat(fourkeys.metrics(hello).changeFailRate()).isEqualTo(new FailRate(0.25, 1, 4));
    }

    @Test
    void deployment_has_the_commits_of_the_push_that_ended_with_its_own() {
        // Given: c1 came with another push
        hello.pushed(0, "c1");
        hello.pushed(1, "c2", "c3");
        hello.deployment("d1", "3").succeeded(4);

        // When
        Metrics metrics = fourkeys.metrics(hello);

        // Then: 3 h each, and it is a first deployment
        assertThat(fourkeys.evidence(hello, MetricName.CHANGE_LEAD_TIME))
                .containsExactly("change/c2 deployed", "change/c3 deployed");
        assertThat(metrics.changeLeadTime().p50Seconds()).isEqualTo(3 * 3_600);
    }

    @Test
    void deployment_that_no_push_ended_with_is_not_seen() {
        // Given
        hello.pushed(0, "c1", "c2");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").withoutCommit().succeeded(3);

        // Then
        assertThat(fourkeys.metrics(hello).deploymentFrequency().samples()).isEqualTo(1);
        assertThat(fourkeys.evidence(hello, MetricName.DEPLOYMENT_FREQUENCY))
                .containsExactly(
                        "deployment/d1 no-push (left out)",
                        "deployment/d2 succeeded",
                        "deployment/d3 no-push (left out)");
    }

    @Test
    void lead_times_are_whole_minutes_above_none_and_their_median_is_interpolated() {
        // Given: 61 s, 181 s and 59 s before the deployment, and after it
        hello.pushed(
                hello.hour(1),
                commit("c1", hello.hour(2).minusSeconds(61)),
                commit("c2", hello.hour(2).minusSeconds(181)),
                commit("c3", hello.hour(2).minusSeconds(59)),
                commit("c4", hello.hour(2).plusSeconds(90)));
        hello.deployment("d1", "4").succeeded(2);

        // Then: 1 min and 3 min
        assertThat(fourkeys.metrics(hello).changeLeadTime().samples()).isEqualTo(2);
        assertThat(fourkeys.metrics(hello).changeLeadTime().p50Seconds()).isEqualTo(120);
        assertThat(fourkeys.evidence(hello, MetricName.CHANGE_LEAD_TIME))
                .contains("change/c3 not-a-minute (left out)", "change/c4 not-a-minute (left out)");
    }

    @Test
    void only_a_named_cause_fails_and_it_fails_every_deployment_it_is_in() {
        // Given: the same commit twice, with two incidents that name it and one that names none
        hello.pushed(0, "c1");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "1").succeeded(2);
        hello.incident("i1").byCommit("c1").opened(3);
        hello.incident("i2").byDeployment("d2").opened(4);
        hello.incident("i3").opened(5);

        // When
        Metrics metrics = fourkeys.metrics(hello);

        // Then
        assertThat(metrics.changeFailRate()).isEqualTo(new FailRate(2.0, 4, 2));
        assertThat(metrics.incidents().attributed()).isEqualTo(2);
        assertThat(fourkeys.evidence(hello, MetricName.INCIDENTS))
                .containsExactly("incident/i1 named-cause", "incident/i2 named-cause", "incident/i3 no-named-cause");
    }

    @Test
    void restoring_starts_with_the_deployment_or_the_incident_and_is_whole_hours() {
        // Given: from the deployment at 1, 4 h 59 min; from the incident at 8, 1 h
        hello.pushed(0, "c1");
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").byCommit("c1").opened(3);
        hello.incident("i1").resolved(hello.hour(5).plusSeconds(59 * 60));
        hello.incident("i2").opened(8);
        hello.incident("i2").resolved(9);

        // Then: the median of 4 h and 1 h
        assertThat(fourkeys.metrics(hello).failedDeploymentRecoveryTime().samples())
                .isEqualTo(2);
        assertThat(fourkeys.metrics(hello).failedDeploymentRecoveryTime().p50Seconds())
                .isEqualTo(2.5 * 3_600);
    }

    @Test
    void incident_that_was_there_before_its_cause_was_deployed_starts_by_itself() {
        // Given
        hello.pushed(0, "c1");
        hello.deployment("d1", "1").succeeded(4);
        hello.incident("i1").byCommit("c1").opened(3);
        hello.incident("i1").resolved(5);

        // Then
        assertThat(fourkeys.metrics(hello).failedDeploymentRecoveryTime().p50Seconds())
                .isEqualTo(2 * 3_600);
    }

    @Test
    void bucket_is_of_three_months_whatever_the_window() {
        // Given: twice a week for thirteen weeks
        hello.pushed(0, "c1");
        for (int week = 0; week < 13; week++) {
            hello.deployment("a" + week, "1").succeeded(week * 7 * DAY + 12);
            hello.deployment("b" + week, "1").succeeded(week * 7 * DAY + 36);
        }

        // Then
        assertThat(bucket(13 * 7 * DAY)).isEqualTo("weekly");
        assertThat(bucket(13 * 7 * DAY + 70 * DAY)).isEqualTo("yearly");
    }

    @Test
    void bucket_is_daily_with_three_days_in_the_median_week_and_monthly_with_one_week_in_the_median_month() {
        // Given
        hello.pushed(0, "c1");
        Story often = new Story("often");
        often.pushed(0, "c1");
        for (int week = 0; week < 13; week++) {
            for (int day = 0; day < 3; day++) {
                often.deployment("d" + week + day, "1").succeeded((week * 7 + day) * DAY + 12);
            }
        }
        for (int fourWeeks = 0; fourWeeks < 4; fourWeeks++) {
            hello.deployment("m" + fourWeeks, "1").succeeded(fourWeeks * 28 * DAY + 12);
        }

        // Then
        ByRules atLast = new ByRules(new FourKeysRules(), Window.WEEK, hello.hour(13 * 7 * DAY));
        assertThat(atLast.metrics(often).deploymentFrequency().bucket()).isEqualTo("daily");
        assertThat(atLast.metrics(often).deploymentFrequency().medianDaysPerWeek())
                .isEqualTo(3);
        assertThat(atLast.metrics(hello).deploymentFrequency().bucket()).isEqualTo("monthly");
    }

    private String bucket(int hour) {
        return String.valueOf(new ByRules(new FourKeysRules(), Window.WEEK, hello.hour(hour))
                .metrics(hello)
                .deploymentFrequency()
                .bucket());
    }
}
