package dev.paved.system;

import static dev.paved.events.DeploymentKind.PLANNED;
import static dev.paved.events.DeploymentKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.PlatformEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedMetricsTest {

    @Test
    void history_is_counted_as_the_definitions_say() {
        // Given
        List<PlatformEvent> history = List.of(
                Happened.pushed("c1"),
                Happened.succeeded("d1", "1", PLANNED, 1),
                Happened.pushed("c2"),
                Happened.pushed("c3"),
                Happened.succeeded("d3", "3", PLANNED, 2),
                Happened.succeeded("d4", "1", ROLLBACK, 3),
                Happened.takenBack("d3", "3", "1"),
                Happened.failed("d5", "4", false),
                Happened.failed("d6", "5", true),
                Happened.takenBack("d6", "5", "1"));

        // When
        ExpectedMetrics metrics = ExpectedMetrics.of("hello", history);

        // Then
        assertThat(metrics).isEqualTo(new ExpectedMetrics(3, 4, 2, 1, 1, 2));
    }

    @Test
    void another_service_is_not_counted() {
        assertThat(ExpectedMetrics.of("other", List.of(Happened.succeeded("d1", "1", PLANNED, 1))))
                .isEqualTo(new ExpectedMetrics(0, 0, 0, 0, 0, 0));
    }
}
