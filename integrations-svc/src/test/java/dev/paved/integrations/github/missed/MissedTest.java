package dev.paved.integrations.github.missed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:00:00Z");

    private static Attempt attempt(long id, String guid, int secondsAgo, int status) {
        return new Attempt(id, guid, NOW.minusSeconds(secondsAgo), "push", status);
    }

    @Test
    void what_arrived_at_any_attempt_is_not_missed() {
        assertThat(Missed.of(List.of(attempt(3, "a", 0, 202), attempt(2, "b", 10, 204), attempt(1, "a", 20, 502))))
                .isEmpty();
    }

    @Test
    void what_was_too_large_is_not_fetched() {
        assertThat(Missed.of(List.of(attempt(2, "a", 0, 413), attempt(1, "b", 10, 500))))
                .extracting(Attempt::guid)
                .containsExactly("b");
    }

    @Test
    void what_never_arrived_comes_once_by_its_latest_attempt_and_the_oldest_first() {
        assertThat(Missed.of(List.of(
                        attempt(4, "a", 0, 0),
                        attempt(3, "c", 5, 401),
                        attempt(2, "b", 10, 504),
                        attempt(1, "a", 20, 302))))
                .extracting(Attempt::id)
                .containsExactlyInAnyOrder(4L, 3L, 2L);
    }

    @Test
    void order_is_that_of_the_first_attempts() {
        assertThat(Missed.of(List.of(attempt(3, "a", 0, 0), attempt(2, "b", 10, 504), attempt(1, "a", 20, 500))))
                .extracting(Attempt::guid)
                .containsExactly("a", "b");
    }
}
