package dev.paved.metrics.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void window_has_its_end_and_not_its_beginning(Window window) {
        // Given
        Instant beginning = NOW.minus(Duration.ofDays(window.days()));

        // Then
        assertThat(window.contains(NOW, NOW)).isTrue();
        assertThat(window.contains(NOW.plusNanos(1_000), NOW)).isFalse();
        assertThat(window.contains(beginning, NOW)).isFalse();
        assertThat(window.contains(beginning.plusNanos(1_000), NOW)).isTrue();
    }

    @Test
    void windows_are_a_week_a_month_and_a_quarter() {
        assertThat(Window.labels()).containsExactly("7d", "30d", "90d");
    }

    @ParameterizedTest
    @EnumSource
    void window_is_found_by_its_label(Window window) {
        assertThat(Window.labelled(window.label())).contains(window);
    }

    @Test
    void other_label_is_none() {
        assertThat(Window.labelled("7D")).isEmpty();
        assertThat(Window.labelled("365d")).isEmpty();
    }
}
