package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Definition.FailureSign;
import dev.paved.metrics.dora.Definition.FrequencyCount;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Definition.RecoveryStart;
import dev.paved.metrics.dora.Definition.TieRule;
import dev.paved.metrics.testing.Judged.Span;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Variation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    private final Story hello = new Story("hello");

    @Test
    void only_the_chosen_signs_make_a_failure() {
        // Given: d1 has an incident, d2 is followed by a hotfix, d4 is rolled back
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").byDeployment("d1").opened(2);
        hello.deployment("d2", "2").succeeded(3);
        hello.deployment("d3", "3").as(HOTFIX).succeeded(4);
        hello.deployment("d4", "4").succeeded(5);
        hello.deployment("d5", "3").succeeded(6);

        // Then
        assertThat(failed(FailureSign.values())).containsExactly("d1", "d2", "d4");
        assertThat(failed(FailureSign.INCIDENT)).containsExactly("d1");
        assertThat(failed(FailureSign.HOTFIX)).containsExactly("d2");
        assertThat(failed(FailureSign.ROLLBACK)).containsExactly("d4");
    }

    @Test
    void recovery_starts_with_the_incident_or_with_the_deployment() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(4);
        hello.incident("i1").resolved(6);
        Definition fromDeployment =
                new Variation().with(RecoveryStart.DEPLOYMENT).definition();

        // Then
        assertThat(hello.judged(7).failure("d1")).isEqualTo(new Span(hello.hour(4), hello.hour(6)));
        assertThat(hello.judged(fromDeployment, hello.hour(7)).failure("d1"))
                .isEqualTo(new Span(hello.hour(1), hello.hour(6)));
    }

    @Test
    void incident_at_the_moment_of_a_deployment_is_put_down_to_the_one_before_where_ties_do_not_count() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(2);
        Definition before = new Variation().with(TieRule.BEFORE).definition();

        // Then
        assertThat(hello.judged(before, hello.hour(3)).failed()).containsExactly("d1");
    }

    @Test
    void incident_is_put_down_to_a_deployment_within_the_chosen_window() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(4);
        Definition narrow = new Variation().with(Duration.ofHours(2)).definition();

        // Then
        assertThat(hello.judged(5).failed()).containsExactly("d1");
        assertThat(hello.judged(narrow, hello.hour(5)).failed()).isEmpty();
        assertThat(hello.judged(narrow, hello.hour(5)).unattributed()).containsExactly(hello.hour(4));
    }

    @Test
    void frequency_counts_deployments_or_days() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(30);
        Definition days = new Variation().with(FrequencyCount.DAYS).definition();

        // Then
        assertThat(measured(Definition.DORA).deploymentFrequency().perDay()).isEqualTo(3 / 7.0);
        assertThat(measured(days).deploymentFrequency().perDay()).isEqualTo(2 / 7.0);
        assertThat(measured(days).deploymentFrequency().samples()).isEqualTo(3);
    }

    @Test
    void lower_quantiles_are_samples() {
        // Given: lead times of 1 h and 3 h
        hello.deployment("d0", "0").succeeded(0);
        hello.pushed(1, "c0", "c1");
        hello.deployment("d1", "1").succeeded(2);
        hello.pushed(3, "c2");
        hello.deployment("d2", "2").succeeded(6);
        Definition lower = new Variation().with(Quantile.LOWER).definition();

        // Then
        assertThat(measured(Definition.DORA).changeLeadTime().p50Seconds()).isEqualTo(2 * 3600.0);
        assertThat(measured(lower).changeLeadTime().p50Seconds()).isEqualTo(3600.0);
    }

    private List<String> failed(FailureSign... signs) {
        return hello.judged(new Variation().with(signs).definition(), hello.hour(9))
                .failed();
    }

    private Metrics measured(Definition definition) {
        return Metrics.of(
                List.of(hello.judged(definition, hello.hour(48)).judgement()), Window.WEEK, definition, hello.hour(48));
    }
}
