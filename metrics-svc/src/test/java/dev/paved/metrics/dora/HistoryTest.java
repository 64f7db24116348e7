package dev.paved.metrics.dora;

import static dev.paved.events.EnvironmentType.PRODUCTION;
import static dev.paved.events.EnvironmentType.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentKind;
import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final Story hello = new Story("hello");

    @Test
    void deployment_of_an_earlier_version_after_a_later_one_is_a_rollback() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.rework()).containsExactly("d3");
        assertThat(judged.rolledBack()).containsExactly("d2");
    }

    @Test
    void redeployment_of_the_current_version_is_no_rollback() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "2").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.rework()).isEmpty();
        assertThat(judged.rolledBack()).isEmpty();
    }

    @Test
    void versions_of_one_commit_are_the_same_and_so_no_rollback() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "2.0").of("c2").succeeded(3);
        hello.deployment("d4", "2").succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rework()).isEmpty();
    }

    @Test
    void going_forward_again_to_a_version_that_was_rolled_back_is_no_rollback() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.deployment("d4", "2").succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rework()).containsExactly("d3");
        assertThat(judged.rolledBack()).containsExactly("d2");
    }

    @Test
    void version_that_is_rolled_back_twice_fails_with_both_its_deployments() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.deployment("d4", "2").succeeded(4);
        hello.deployment("d5", "1").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.rolledBack()).containsExactly("d2", "d4");
    }

    @Test
    void rollback_over_several_versions_undoes_only_the_one_in_place() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        hello.deployment("d4", "1").succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rework()).containsExactly("d4");
        assertThat(judged.rolledBack()).containsExactly("d3");
    }

    @Test
    void rollback_of_a_rollback_undoes_it_as_the_platform_tells() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        hello.deployment("d4", "2").succeeded(4);
        hello.deployment("d5", "1").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.rework()).containsExactly("d4", "d5");
        assertThat(judged.rolledBack()).containsExactly("d3", "d4");
    }

    @Test
    void declared_rollback_is_one_whatever_its_version() {
        // Given
        hello.deployment("d1", "2").succeeded(1);
        hello.deployment("d2", "1").as(DeploymentKind.ROLLBACK).succeeded(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.rework()).containsExactly("d2");
        assertThat(judged.rolledBack()).containsExactly("d1");
    }

    @Test
    void declared_rollback_to_the_version_in_place_undoes_nothing() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "1").as(DeploymentKind.ROLLBACK).succeeded(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.rework()).containsExactly("d2");
        assertThat(judged.rolledBack()).isEmpty();
    }

    @Test
    void rollback_undoes_the_deployment_that_is_told_and_no_other() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "2").succeeded(3);
        hello.deployment("d4", "1").as(DeploymentKind.ROLLBACK).succeeded(4);
        hello.deployment("d2", "2").rolledBack(4, "d4");

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rolledBack()).containsExactly("d2");
    }

    @Test
    void version_that_reaches_another_environment_later_is_no_rollback() {
        // Given
        hello.deployment("d1", "1").to("eu", PRODUCTION).succeeded(1);
        hello.deployment("d2", "2").to("eu", PRODUCTION).succeeded(2);
        hello.deployment("d3", "1").to("us", PRODUCTION).succeeded(3);
        hello.deployment("d4", "2").to("us", PRODUCTION).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rework()).isEmpty();
        assertThat(judged.rolledBack()).isEmpty();
    }

    @Test
    void rollback_in_one_environment_undoes_nothing_in_another() {
        // Given
        hello.deployment("d1", "1").to("eu", PRODUCTION).succeeded(1);
        hello.deployment("d2", "2").to("eu", PRODUCTION).succeeded(2);
        hello.deployment("d3", "2").to("us", PRODUCTION).succeeded(3);
        hello.deployment("d4", "1").to("eu", PRODUCTION).succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.rework()).containsExactly("d4");
        assertThat(judged.rolledBack()).containsExactly("d2");
    }

    @Test
    void what_happens_outside_production_does_not_count() {
        // Given
        hello.deployment("d1", "1").to("staging", STAGING).succeeded(1);
        hello.deployment("d2", "2").to("staging", STAGING).succeeded(2);
        hello.deployment("d3", "1").to("staging", STAGING).succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.counted()).isEmpty();
    }
}
