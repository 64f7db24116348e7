package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.outbound.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | PT7S", "Fri, 06 Nov 2026 08:49:37 GMT | PT37S", "86401 | PT24H", "999999999 | PT24H"})
    void seconds_and_dates_are_read_up_to_a_day(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "99999999999999999999", "Fri, 06 Nov 2026 08:48:59 GMT"})
    void what_says_no_time_to_come_is_nothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void only_answers_that_ask_to_wait_are_asked_for_it() {
        assertThat(Answers.of(503, "9").asked()).contains(Duration.ofSeconds(9));
        assertThat(Answers.of(429, "9").asked()).contains(Duration.ofSeconds(9));
        assertThat(Answers.of(500, "9").asked()).isEmpty();
    }
}
