package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.EnvironmentType.STAGING;
import static dev.paved.metrics.dora.MetricName.CHANGE_FAIL_RATE;
import static dev.paved.metrics.dora.MetricName.CHANGE_LEAD_TIME;
import static dev.paved.metrics.dora.MetricName.DEPLOYMENT_FREQUENCY;
import static dev.paved.metrics.dora.MetricName.DEPLOYMENT_REWORK_RATE;
import static dev.paved.metrics.dora.MetricName.FAILED_DEPLOYMENT_RECOVERY_TIME;
import static dev.paved.metrics.dora.MetricName.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Folded;
import dev.paved.metrics.testing.Story;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EvidenceBookTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");

    @Test
    void frequency_counts_what_succeeded_in_production_and_says_why_the_rest_is_left_out() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").failed(2);
        hello.deployment("d3", "2").to("try-out", STAGING).succeeded(3);
        hello.deployment("d4", "3").started(4);

        // When
        List<Evidence> evidence = evidence(DEPLOYMENT_FREQUENCY, 5);

        // Then
        assertThat(evidence)
                .extracting(Evidence::subject, Evidence::counted, Evidence::reason)
                .containsExactly(
                        tuple("deployment/d4", false, "still-running"),
                        tuple("deployment/d3", false, "not-production"),
                        tuple("deployment/d2", false, "failed"),
                        tuple("deployment/d1", true, "succeeded"));
    }

    @Test
    void failed_deployment_is_shown_with_what_showed_it() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(3);
        hello.deployment("d3", "1").succeeded(4);
        hello.deployment("d4", "3").failed(5);

        // When
        List<Evidence> evidence = evidence(CHANGE_FAIL_RATE, 6);

        // Then
        assertThat(evidence)
                .extracting(Evidence::subject, Evidence::counted, Evidence::reason)
                .containsExactly(
                        tuple("deployment/d4", false, "never-reached-users"),
                        tuple("deployment/d3", true, "held"),
                        tuple("deployment/d2", true, "failed"),
                        tuple("deployment/d1", true, "held"));
        assertThat(evidence.get(2).why())
                .contains("rolled back (deployment/d3)", "an incident is put down to it (incident/i1)");
    }

    @Test
    void recovery_is_shown_with_its_time_and_what_is_open_in_every_window() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);
        hello.deployment("d2", "2").succeeded(3);
        hello.incident("i2").opened(4);
        hello.incident("i2").resolved(20 * DAY);

        // When
        List<Evidence> evidence = evidence(FAILED_DEPLOYMENT_RECOVERY_TIME, 21 * DAY);

        // Then
        assertThat(evidence)
                .extracting(Evidence::subject, Evidence::counted, Evidence::reason, Evidence::seconds)
                .containsExactly(
                        tuple("deployment/d2", true, "recovered", (20 * DAY - 4) * 3600.0),
                        tuple("deployment/d1", false, "open", null));
    }

    @Test
    void rework_is_shown_with_its_kind() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.deployment("d4", "3").as(HOTFIX).succeeded(4);
        hello.deployment("d5", "4").because("incident/i1").succeeded(5);

        // Then
        assertThat(evidence(DEPLOYMENT_REWORK_RATE, 6))
                .extracting(Evidence::reason)
                .containsExactly("because-of-incident", "hotfix", "rollback", "planned", "planned");
    }

    @Test
    void incident_is_shown_with_the_rule_by_which_it_is_put_down_to_a_deployment_or_to_none() {
        // Given
        hello.incident("i1").opened(1);
        hello.deployment("d1", "1").succeeded(2);
        hello.incident("i2").opened(3);
        hello.incident("i3").byDeployment("d1").opened(4);
        hello.incident("i4").byDeployment("d9").opened(5);
        hello.incident("i5").opened(40);
        hello.incident("i6").in("try-out").opened(41);

        // Then
        assertThat(evidence(INCIDENTS, 42))
                .extracting(Evidence::subject, Evidence::counted, Evidence::reason)
                .containsExactly(
                        tuple("incident/i6", false, "not-production"),
                        tuple("incident/i5", true, "too-long-ago"),
                        tuple("incident/i4", true, "cause-not-in-production"),
                        tuple("incident/i3", true, "named-cause"),
                        tuple("incident/i2", true, "latest-before"),
                        tuple("incident/i1", true, "nothing-before"));
    }

    @Test
    void change_is_shown_with_where_its_range_is_from_and_what_is_left_out_with_its_reason() {
        // Given
        hello.pushed(0, "c1");
        hello.deployment("d1", "1").succeeded(1);
        hello.pushed(2, "c2");
        hello.deployment("d2", "2").succeeded(4);

        // When
        List<Evidence> evidence = evidence(CHANGE_LEAD_TIME, 5);

        // Then
        assertThat(evidence)
                .extracting(Evidence::subject, Evidence::counted, Evidence::reason, Evidence::seconds)
                .containsExactly(
                        tuple("change/c2", true, "first-in-production", 7_200.0),
                        tuple("change/c1", false, "range-without-start", null));
        assertThat(evidence.getFirst().why()).contains("deployment/d2", "the pushes that were seen");
    }

    @Property(tries = 500)
    void as_much_is_counted_as_the_metric_has_samples(
            @ForAll("logs") List<EventEnvelope> log, @ForAll("instants") Instant asOf) {
        for (ServiceFacts facts : Folded.facts(log).values()) {
            Judgement judgement = DoraRules.DEFAULT.explain(facts, asOf);
            for (Window window : Window.values()) {
                Metrics metrics = DoraRules.DEFAULT.measure(List.of(judgement), window, asOf);
                assertThat(counted(judgement, DEPLOYMENT_FREQUENCY, window, asOf))
                        .isEqualTo(metrics.deploymentFrequency().samples());
                assertThat(counted(judgement, CHANGE_LEAD_TIME, window, asOf))
                        .isEqualTo(metrics.changeLeadTime().samples());
                assertThat(counted(judgement, CHANGE_FAIL_RATE, window, asOf))
                        .isEqualTo(metrics.changeFailRate().samples());
                assertThat(counted(judgement, FAILED_DEPLOYMENT_RECOVERY_TIME, window, asOf))
                        .isEqualTo(metrics.failedDeploymentRecoveryTime().samples());
                assertThat(counted(judgement, DEPLOYMENT_REWORK_RATE, window, asOf))
                        .isEqualTo(metrics.deploymentReworkRate().samples());
                assertThat(counted(judgement, INCIDENTS, window, asOf))
                        .isEqualTo(metrics.incidents().samples());
            }
        }
    }

    private static long counted(Judgement judgement, MetricName metric, Window window, Instant asOf) {
        return DoraRules.DEFAULT.evidence(judgement, metric, window, asOf).stream()
                .filter(Evidence::counted)
                .count();
    }

    private List<Evidence> evidence(MetricName metric, int hour) {
        return DoraRules.DEFAULT.evidence(
                DoraRules.DEFAULT.explain(hello.facts(), hello.hour(hour)), metric, Window.WEEK, hello.hour(hour));
    }

    @Provide
    Arbitrary<List<EventEnvelope>> logs() {
        return ArbitraryLogs.logs();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return ArbitraryLogs.instants();
    }
}
