package dev.paved.metrics.board;

import static dev.paved.events.EnvironmentType.DEVELOPMENT;
import static dev.paved.events.EnvironmentType.PREVIEW;
import static dev.paved.events.EnvironmentType.PRODUCTION;
import static dev.paved.events.EnvironmentType.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.board.Row.Ended;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Story;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final int DAY = 24;

    private final Story hello = new Story("hello");

    @Test
    void environments_without_number_are_one_label() {
        // Given
        hello.deployment("d1", "1").to("pr-1", PREVIEW).succeeded(1);
        hello.deployment("d2", "1").to("pr-2", PREVIEW).succeeded(2);
        hello.deployment("d3", "1").to("adas", DEVELOPMENT).succeeded(3);
        hello.deployment("d4", "1").to("stage-1", STAGING).succeeded(4);
        hello.deployment("d5", "1").to("eu", PRODUCTION).succeeded(5);

        // When
        Row row = rowAt(6);

        // Then
        assertThat(row.ended())
                .isEqualTo(Map.of(
                        new Ended("none", "preview", "succeeded"), 2L,
                        new Ended("none", "development", "succeeded"), 1L,
                        new Ended("none", "stage-1", "succeeded"), 1L,
                        new Ended("none", "eu", "succeeded"), 1L,
                        new Ended("none", "production", "succeeded"), 0L,
                        new Ended("none", "production", "failed"), 0L));
    }

    @Test
    void deployments_of_all_time_are_counted_once_they_have_ended() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").failed(2);
        hello.deployment("d3", "3").rolledBack(3, null);
        hello.deployment("d4", "4").started(4);
        hello.deployment("d5", "5").succeeded(200 * DAY);

        // When
        Row row = rowAt(200 * DAY);

        // Then
        assertThat(row.ended())
                .isEqualTo(Map.of(
                        new Ended("none", "production", "succeeded"),
                        2L,
                        new Ended("none", "production", "failed"),
                        2L));
    }

    @Test
    void owner_that_nobody_told_or_that_has_no_name_is_none() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        Row untold = rowAt(2);
        hello.created(" ");

        // When
        Row blank = rowAt(2);

        // Then
        assertThat(untold.team()).isEqualTo("none");
        assertThat(blank.team()).isEqualTo("none");
    }

    @Test
    void windows_move_without_the_facts() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        Row row = rowAt(2);

        // When
        Row later = row.at(DoraRules.DEFAULT, hello.hour(8 * DAY));

        // Then
        assertThat(later.metrics()).isEqualTo(rowAt(8 * DAY).metrics());
        assertThat(later.metrics().get(Window.WEEK).deploymentFrequency().samples())
                .isZero();
        assertThat(later.metrics().get(Window.MONTH).deploymentFrequency().samples())
                .isEqualTo(1);
    }

    @Test
    void row_is_stale_when_something_of_the_future_has_come() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        Row done = rowAt(2);
        hello.incident("i1").opened(9);
        hello.incident("i1").resolved(7);
        hello.deployment("d2", "2").failed(8);

        // When
        Row early = rowAt(2);

        // Then
        assertThat(done.stale()).isEqualTo(Instant.MAX);
        assertThat(early.stale()).isEqualTo(hello.hour(7));
    }

    private Row rowAt(int hour) {
        return Row.of(hello.facts(), DoraRules.DEFAULT, hello.hour(hour));
    }
}
