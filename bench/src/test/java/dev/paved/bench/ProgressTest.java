package dev.paved.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.paved.bench.Progress.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** 100 records in a second, then 900 in one more, the last 100 of them in half of it, then 1,000 in ten. */
    private final Progress progress = new Progress(List.of(
            new Point(0, 0, 100),
            new Point(100, 1_000_000_000L, 110),
            new Point(900, 1_500_000_000L, 120),
            new Point(1_000, 2_000_000_000L, 130),
            new Point(1_800, 8_000_000_000L, 140),
            new Point(2_000, 12_000_000_000L, 150)));

    @Test
    void rate_is_of_all_after_the_first_look() {
        assertThat(progress.rate()).isCloseTo(2_000 / 12.0, within(1e-9));
    }

    @Test
    void time_of_a_record_is_that_of_the_last_tenth() {
        assertThat(progress.microsecondsAt(1_000)).isEqualTo(5_000);
        assertThat(progress.microsecondsAt(2_000)).isEqualTo(20_000);
    }

    @Test
    void memory_is_what_it_was_when_so_many_were_reached() {
        assertThat(progress.mebibytesAt(1_000)).isEqualTo(130);
        assertThat(progress.mebibytesAt(1_001)).isEqualTo(140);
    }

    @Test
    void what_was_never_reached_has_no_memory() {
        assertThatThrownBy(() -> progress.mebibytesAt(2_001)).isInstanceOf(IllegalStateException.class);
    }
}
