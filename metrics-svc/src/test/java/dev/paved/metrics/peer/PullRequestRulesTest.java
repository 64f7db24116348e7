package dev.paved.metrics.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

/** The lead time of pull requests, by DevLake and Middleware. */
class PullRequestRulesTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");
    private final ByRules devlake = new ByRules(new DevLakeRules(), Window.WEEK, hello.hour(5 * DAY));
    private final ByRules middleware = new ByRules(new MiddlewareRules(), Window.WEEK, hello.hour(5 * DAY));

    /** DevLake's own example in words: coding, review and deploy time make the lead time of a pull request. */
    @Test
    void lead_time_is_coding_and_review_and_deploying() {
        // Given: coding 1 h and 1 s, review 2 h and 1 s, deploying 3 h and 1 s
        deployedFirst();
        hello.pushed(7, "c2");
        hello.merged(2, "c2", hello.hour(4).minusSeconds(2), hello.hour(5).minusSeconds(1), hello.hour(7));
        hello.deployment("d2", "2").succeeded(hello.hour(10).plusSeconds(1));

        // When
        Metrics byDevLake = devlake.metrics(hello);
        Metrics byMiddleware = middleware.metrics(hello);

        // Then: each part up to the next minute; exact
        assertThat(byDevLake.changeLeadTime().p50Seconds()).isEqualTo(6 * 3_600 + 3 * 60);
        assertThat(byDevLake.changeLeadTime().samples()).isEqualTo(1);
        assertThat(byMiddleware.changeLeadTime().meanSeconds()).isEqualTo(6 * 3_600 + 3);
    }

    @Test
    void what_came_with_the_first_deployment_counts_by_middleware_only() {
        // Given
        hello.pushed(1, "c1");
        hello.merged(1, "c1", hello.hour(0), hello.hour(0), hello.hour(1));
        hello.deployment("d1", "1").succeeded(2);

        // Then
        assertThat(devlake.evidence(hello, MetricName.CHANGE_LEAD_TIME))
                .containsExactly("change/c1 not-deployed (left out)");
        assertThat(middleware.metrics(hello).changeLeadTime().meanSeconds()).isEqualTo(2 * 3_600);
    }

    @Test
    void what_was_pushed_without_a_pull_request_has_no_lead_time() {
        // Given
        deployedFirst();
        hello.pushed(3, "c2");
        hello.deployment("d2", "2").succeeded(4);

        // Then
        assertThat(devlake.metrics(hello).changeLeadTime().samples()).isZero();
        assertThat(middleware.metrics(hello).changeLeadTime().samples()).isZero();
    }

    @Test
    void pull_request_that_nothing_deployed_is_left_out() {
        // Given
        deployedFirst();
        hello.pushed(3, "c2");
        hello.merged(2, "c2", null, null, hello.hour(3));

        // Then
        assertThat(devlake.evidence(hello, MetricName.CHANGE_LEAD_TIME))
                .containsExactly("change/c2 not-deployed (left out)");
        assertThat(middleware.evidence(hello, MetricName.CHANGE_LEAD_TIME))
                .containsExactly("change/c2 nothing-deployed-since (left out)");
    }

    @Test
    void median_of_an_even_count_is_the_lower_and_the_mean_is_not_a_median() {
        // Given: merged at 3, deployed at 4; merged at 5, deployed at 8
        deployedFirst();
        hello.pushed(3, "c2");
        hello.merged(2, "c2", null, hello.hour(3), hello.hour(3));
        hello.deployment("d2", "2").succeeded(4);
        hello.pushed(5, "c3");
        hello.merged(3, "c3", null, hello.hour(5), hello.hour(5));
        hello.deployment("d3", "3").succeeded(8);

        // Then: of 1 h and 3 h
        assertThat(devlake.metrics(hello).changeLeadTime().p50Seconds()).isEqualTo(3_600);
        assertThat(middleware.metrics(hello).changeLeadTime().meanSeconds()).isEqualTo(7_200);
    }

    @Test
    void pull_request_counts_in_the_window_of_its_deployment_or_of_its_merge() {
        // Given
        deployedFirst();
        hello.pushed(3, "c2");
        hello.merged(2, "c2", null, null, hello.hour(3));
        hello.deployment("d2", "2").succeeded(8 * DAY);

        // When: the week since hour 2 of day 1
        ByRules byDevLake = new ByRules(new DevLakeRules(), Window.WEEK, hello.hour(8 * DAY + 2));
        ByRules byMiddleware = new ByRules(new MiddlewareRules(), Window.WEEK, hello.hour(8 * DAY + 2));

        // Then
        assertThat(byDevLake.metrics(hello).changeLeadTime().samples()).isEqualTo(1);
        assertThat(byMiddleware.metrics(hello).changeLeadTime().samples()).isZero();
    }

    private void deployedFirst() {
        hello.pushed(1, "c1");
        hello.deployment("d1", "1").succeeded(2);
    }
}
