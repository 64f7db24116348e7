package dev.paved.metrics.dora;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.EnvironmentType.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Judged.Span;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Story hello = new Story("hello");

    @Test
    void deployment_that_was_left_alone_has_not_failed() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.failed()).isEmpty();
    }

    @Test
    void deployment_that_was_rolled_back_fails_from_its_success_to_the_rollback() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
        assertThat(judged.failure("d2")).isEqualTo(new Span(hello.hour(2), hello.hour(5)));
    }

    @Test
    void deployment_that_a_hotfix_followed_fails_from_its_success_to_the_hotfix() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").as(HOTFIX).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
        assertThat(judged.failure("d1")).isEqualTo(new Span(hello.hour(1), hello.hour(4)));
    }

    @Test
    void deployment_with_an_incident_fails_from_the_incident_to_its_end() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(3);
        hello.incident("i1").resolved(7);

        // When
        Judged judged = hello.judged(8);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
        assertThat(judged.failure("d1")).isEqualTo(new Span(hello.hour(3), hello.hour(7)));
    }

    @Test
    void hotfix_after_a_rollback_is_for_the_version_that_was_rolled_back() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.deployment("d4", "3").as(HOTFIX).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void each_of_two_hotfixes_is_for_the_one_before() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").as(HOTFIX).succeeded(2);
        hello.deployment("d3", "3").as(HOTFIX).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d1", "d2");
        assertThat(judged.failure("d1").recovered()).isEqualTo(hello.hour(2));
        assertThat(judged.failure("d2").recovered()).isEqualTo(hello.hour(4));
    }

    @Test
    void hotfix_in_one_environment_is_not_for_another() {
        // Given
        hello.deployment("d1", "1").to("eu", PRODUCTION).succeeded(1);
        hello.deployment("d2", "1").to("us", PRODUCTION).succeeded(2);
        hello.deployment("d3", "2").to("eu", PRODUCTION).as(HOTFIX).succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
    }

    @Test
    void hotfix_that_failed_fixes_nothing() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").as(HOTFIX).failed(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.failed()).isEmpty();
    }

    @Test
    void rollout_of_which_only_its_going_back_is_told_has_failed() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").rolledBack(3, null);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
        assertThat(judged.rolledBack()).containsExactly("d2");
    }
}
