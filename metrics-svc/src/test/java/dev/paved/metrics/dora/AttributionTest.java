package dev.paved.metrics.dora;

import static dev.paved.events.EnvironmentType.PREVIEW;
import static dev.paved.events.EnvironmentType.PRODUCTION;
import static dev.paved.events.EnvironmentType.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private final Story hello = new Story("hello");

    @Test
    void incident_is_put_down_to_the_latest_deployment_before_it() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(3);
        hello.deployment("d3", "3").succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void incident_at_the_moment_of_a_deployment_is_put_down_to_it() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.incident("i1").opened(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void incident_a_day_after_a_deployment_is_put_down_to_it() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(25);

        // When
        Judged judged = hello.judged(26);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
        assertThat(judged.unattributed()).isEmpty();
    }

    @Test
    void incident_more_than_a_day_after_a_deployment_is_counted_apart() {
        // Given
        Instant late = hello.hour(25).plus(Duration.ofNanos(1_000));
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(late);

        // When
        Judged judged = hello.judged(26);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).containsExactly(late);
    }

    @Test
    void incident_before_any_deployment_is_counted_apart() {
        // Given
        hello.incident("i1").opened(1);
        hello.deployment("d1", "1").succeeded(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).containsExactly(hello.hour(1));
    }

    @Test
    void incident_outside_production_does_not_count() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").to("try-out", STAGING).succeeded(2);
        hello.incident("i1").in("try-out").opened(3);
        hello.incident("i2").in("never-deployed-to").opened(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).isEmpty();
    }

    @Test
    void incident_in_an_environment_of_the_type_production_counts_by_whatever_name() {
        // Given
        hello.deployment("d1", "1").to("eu", PRODUCTION).succeeded(1);
        hello.incident("i1").in("eu").opened(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.failed()).containsExactly("d1");
    }

    @Test
    void incident_in_an_environment_that_became_production_counts() {
        // Given
        hello.deployment("d1", "1").to("grown", PREVIEW).succeeded(1);
        hello.deployment("d2", "2").to("grown", PRODUCTION).succeeded(2);
        hello.incident("i1").in("grown").opened(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).containsExactly("d2");
    }

    @Test
    void incident_of_which_only_the_end_is_known_does_not_count_yet() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").resolved(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.failed()).isEmpty();
        assertThat(judged.unattributed()).isEmpty();
    }
}
