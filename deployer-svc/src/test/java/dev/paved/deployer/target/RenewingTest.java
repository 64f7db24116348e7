package dev.paved.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenewingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(5);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** Looked at when two of three were told. */
    private static final Renewing TOLD_SINCE = new Renewing(3, 2, NOW, "v1", "It did not run.");

    @Test
    void what_was_told_while_another_started_is_still_due_when_that_serves() {
        // When
        Renewing renewed = TOLD_SINCE.renewed();

        // Then
        assertThat(renewed.isDue(SOON, EVERY)).isTrue();
        assertThat(renewed.refused()).isNull();
        assertThat(renewed.trouble()).isNull();
    }

    @Test
    void what_was_told_while_another_started_is_still_due_when_that_is_refused() {
        // When
        Renewing refused = TOLD_SINCE.refused("v2", "It is ill.");

        // Then
        assertThat(refused.isDue(SOON, EVERY)).isTrue();
        assertThat(refused.refused()).isEqualTo("v2");
        assertThat(refused.trouble()).isEqualTo("It is ill.");
    }

    @Test
    void what_was_told_is_still_due_when_nobody_answers() {
        assertThat(TOLD_SINCE.unanswered(NOW).isDue(NOW, EVERY)).isFalse();
        assertThat(TOLD_SINCE.unanswered(NOW).isDue(SOON, EVERY)).isTrue();
        assertThat(TOLD_SINCE.missing("It can not be had.", NOW).isDue(SOON, EVERY))
                .isTrue();
    }

    @Test
    void what_was_told_is_seen_once_there_is_an_answer() {
        assertThat(TOLD_SINCE.looked(NOW).isDue(SOON, EVERY)).isFalse();
        assertThat(TOLD_SINCE.well(NOW).isDue(SOON, EVERY)).isFalse();
        assertThat(TOLD_SINCE.well(NOW).isDue(NOW.plus(EVERY), EVERY)).isTrue();
    }
}
