package dev.paved.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Instant UNTIL = Instant.parse("2026-01-01T00:01:00Z");
    private static final Pause PAUSE = new Pause(UNTIL, Duration.ofMinutes(1));

    @Test
    void pause_lasts_until_its_end() {
        assertThat(PAUSE.left(UNTIL.minusSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        assertThat(PAUSE.left(UNTIL.minusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(PAUSE.isOver(UNTIL)).isTrue();
        assertThat(PAUSE.isOver(UNTIL.plusSeconds(1))).isTrue();
    }

    @Test
    void pause_is_over_when_the_clock_was_set_back_before_its_beginning() {
        assertThat(PAUSE.isOver(UNTIL.minusSeconds(61))).isTrue();
        assertThat(PAUSE.isOver(UNTIL.minus(Duration.ofDays(365)))).isTrue();
    }
}
