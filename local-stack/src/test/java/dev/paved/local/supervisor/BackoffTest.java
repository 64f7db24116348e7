package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORTEST = Duration.ofMillis(250);

    @Test
    void the_pause_doubles_up_to_half_a_minute() {
        // Given
        Backoff backoff = Backoff.none().after(Duration.ofSeconds(1));
        assertThat(backoff.pause()).isEqualTo(SHORTEST);

        // When
        for (int crashes = 0; crashes < 3; crashes++) {
            backoff = backoff.after(Duration.ofSeconds(1));
        }

        // Then
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(2));
        for (int crashes = 0; crashes < 10; crashes++) {
            backoff = backoff.after(Duration.ofSeconds(1));
        }
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void the_pause_after_the_end_of_a_process_that_ran_for_a_while_is_short() {
        // Given
        Backoff backoff = Backoff.none();
        for (int crashes = 0; crashes < 10; crashes++) {
            backoff = backoff.after(Duration.ZERO);
        }

        // When
        Backoff next = backoff.after(Duration.ofMinutes(1));

        // Then
        assertThat(next.pause()).isEqualTo(SHORTEST);
    }
}
