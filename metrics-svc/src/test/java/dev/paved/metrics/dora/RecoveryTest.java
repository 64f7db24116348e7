package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Judged.Span;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final Story hello = new Story("hello");

    @Test
    void failure_starts_with_the_first_of_many_incidents_and_counts_once() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i2").opened(4);
        hello.incident("i1").opened(3);
        hello.incident("i2").resolved(6);
        hello.incident("i1").resolved(7);

        // When
        Judged judged = hello.judged(8);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
        assertThat(judged.failure("d1")).isEqualTo(new Span(hello.hour(3), hello.hour(6)));
    }

    @Test
    void recovery_is_the_first_of_rollback_hotfix_and_resolved_incident() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(3);
        hello.deployment("d3", "1").succeeded(4);
        hello.deployment("d4", "3").as(HOTFIX).succeeded(5);
        hello.incident("i1").resolved(6);

        // When
        Span failure = hello.judged(7).failure("d2");

        // Then
        assertThat(failure).isEqualTo(new Span(hello.hour(3), hello.hour(4)));
    }

    @Test
    void hotfix_recovers_before_the_incident_is_closed() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);
        hello.deployment("d2", "2").as(HOTFIX).succeeded(3);
        hello.incident("i1").resolved(5);

        // When
        Span failure = hello.judged(6).failure("d1");

        // Then
        assertThat(failure).isEqualTo(new Span(hello.hour(2), hello.hour(3)));
    }

    @Test
    void what_ended_before_the_failure_started_is_no_recovery() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.incident("i1").byDeployment("d2").opened(4);

        // When
        Span failure = hello.judged(5).failure("d2");

        // Then
        assertThat(failure).isEqualTo(new Span(hello.hour(4), null));
        assertThat(failure.open()).isTrue();
    }

    @Test
    void failure_without_an_end_is_open() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);

        // When
        Span failure = hello.judged(3).failure("d1");

        // Then
        assertThat(failure.open()).isTrue();
    }

    @Test
    void rollout_that_went_back_after_it_reached_users_fails_without_a_known_start() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").weighed(2, 10);
        hello.deployment("d2", "2").failed(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
        assertThat(judged.failure("d2")).isEqualTo(new Span(null, null));
        assertThat(judged.failure("d2").open()).isFalse();
    }
}
