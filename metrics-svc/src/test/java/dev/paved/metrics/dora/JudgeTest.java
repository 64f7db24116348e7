package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.DeploymentKind.PLANNED;
import static dev.paved.events.DeploymentKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private final Story hello = new Story("hello");

    @Test
    void deployment_that_has_not_ended_does_not_count_yet() {
        // Given
        hello.deployment("d1", "1").requested(1);
        hello.deployment("d1", "1").started(1);
        hello.deployment("d1", "1").weighed(2, 50);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.counted()).isEmpty();
    }

    @Test
    void deployment_outside_the_platform_counts_like_any_other() {
        // Given
        hello.deployment("d1", "1").external(1, true);
        hello.deployment("d2", "2").external(2, false);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.counted()).containsExactly("d1", "d2");
        assertThat(judged.failed()).isEmpty();
    }

    @Test
    void rollbacks_hotfixes_and_what_is_made_because_of_an_incident_are_rework() {
        // Given
        hello.deployment("d1", "1").because("ticket/7").succeeded(1);
        hello.deployment("d2", "2").as(HOTFIX).succeeded(2);
        hello.deployment("d3", "3").because("incident/42").succeeded(3);
        hello.deployment("d4", "4").as(PLANNED).succeeded(4);
        hello.deployment("d5", "3").as(ROLLBACK).succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.rework()).containsExactly("d2", "d3", "d5");
    }

    @Test
    void what_a_request_says_is_known_of_a_deployment_of_which_only_the_failure_follows() {
        // Given
        hello.deployment("d1", "1").because("incident/42").requested(1);
        hello.deployment("d1", "1").failed(2, true);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.rework()).containsExactly("d1");
    }

    @Test
    void what_happens_later_is_not_known_yet() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").byDeployment("d2").opened(4);
        hello.incident("i1").resolved(6);
        hello.deployment("d3", "1").as(ROLLBACK).succeeded(8);
        hello.deployment("d2", "2").rolledBack(8, "d3");

        // When
        Judged before = hello.judged(3);
        Judged during = hello.judged(5);
        Judged after = hello.judged(7);
        Judged atLast = hello.judged(8);

        // Then
        assertThat(before.failed()).isEmpty();
        assertThat(during.failure("d2").open()).isTrue();
        assertThat(after.failure("d2").recovered()).isEqualTo(hello.hour(6));
        assertThat(after.counted()).containsExactly("d1", "d2");
        assertThat(atLast.rolledBack()).containsExactly("d2");
    }

    @Test
    void longest_window_keeps_what_still_fails_and_what_recovered_in_it() {
        // Given
        int days = 24;
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").byDeployment("d1").opened(3);
        hello.deployment("d3", "3").succeeded(4);
        hello.incident("i3").byDeployment("d3").opened(5);
        hello.incident("i3").resolved(10 * days);
        hello.deployment("d4", "4").succeeded(95 * days);
        Judged judged = hello.judged(96 * days);

        // When
        Judgement kept = judged.judgement().within(Window.QUARTER, judged.asOf());

        // Then
        assertThat(new Judged(kept, judged.asOf()).counted()).containsExactly("d1", "d3", "d4");
        assertThat(Metrics.of(List.of(kept), Window.QUARTER, Definition.DORA, judged.asOf()))
                .isEqualTo(judged.metrics(Window.QUARTER));
    }
}
