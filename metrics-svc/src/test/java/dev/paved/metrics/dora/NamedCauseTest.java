package dev.paved.metrics.dora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class NamedCauseTest {

    private final Story hello = new Story("hello");

    @Test
    void named_deployment_is_the_cause_however_old_it_is() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").byDeployment("d1").opened(100);

        // When
        Judged judged = hello.judged(101);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
    }

    @Test
    void named_version_is_the_cause_by_its_latest_deployment_before_the_incident() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "1").succeeded(2);
        hello.deployment("d3", "2").succeeded(3);
        hello.incident("i1").byVersion("1").opened(4);
        hello.deployment("d4", "1").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.rolledBack()).containsExactly("d3");
        assertThat(judged.failed()).containsExactly("d2", "d3");
    }

    @Test
    void named_version_is_the_cause_by_a_rollout_that_was_not_finished_yet() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").byVersion("2").opened(2);
        hello.deployment("d2", "2").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void named_commit_is_the_cause_by_its_latest_deployment_before_the_incident() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "1").succeeded(2);
        hello.deployment("d3", "2").succeeded(3);
        hello.incident("i1").byCommit("c1").opened(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void named_commit_is_the_cause_by_the_deployment_that_brought_it() {
        // Given
        hello.pushed(0, "c1", "x", "c2", "c3");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        hello.incident("i1").byCommit("x").opened(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void named_cause_that_nobody_knows_is_not_put_down_to_another() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").byDeployment("elsewhere").opened(2);
        hello.incident("i2").byVersion("9").opened(3);
        hello.incident("i3").byCommit("nowhere").opened(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).containsExactlyInAnyOrder(hello.hour(2), hello.hour(3), hello.hour(4));
    }

    @Test
    void named_deployment_that_never_reached_users_can_not_be_the_cause() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").failed(2);
        hello.incident("i1").byDeployment("d2").opened(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).containsExactly(hello.hour(3));
    }
}
