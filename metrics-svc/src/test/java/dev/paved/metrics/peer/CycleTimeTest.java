package dev.paved.metrics.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CycleTimeTest {

    private static final Instant MERGED = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void each_part_is_rounded_up_to_minutes_by_itself() {
        // Given: 10 s of coding, 1 min 1 s of review and 2 min exactly of deploying
        Instant opened = MERGED.minusSeconds(61);

        // When
        CycleTime time = CycleTime.of(opened.minusSeconds(10), opened, MERGED, MERGED.plusSeconds(120));

        // Then: 1 + 2 + 2 minutes
        assertThat(time.inMinutes()).isEqualTo(Duration.ofMinutes(5));
        assertThat(time.exact()).isEqualTo(Duration.ofSeconds(191));
    }

    @Test
    void negative_part_is_dropped_and_does_not_shorten_the_others() {
        // Given: opened before its first commit was written, as after a rebase
        Instant opened = MERGED.minusSeconds(60);

        // When
        CycleTime time = CycleTime.of(opened.plusSeconds(600), opened, MERGED, MERGED.plusSeconds(60));

        // Then
        assertThat(time.inMinutes()).isEqualTo(Duration.ofMinutes(2));
        assertThat(time.exact()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void part_that_is_not_known_adds_nothing() {
        assertThat(CycleTime.of(null, null, MERGED, MERGED.plusNanos(1)).inMinutes())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(CycleTime.of(null, null, MERGED, MERGED).inMinutes()).isZero();
    }
}
