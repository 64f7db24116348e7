package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    /** The schedule in Standard Webhooks, "Deliverability and reliability"; the first attempt is at once. */
    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void waits_are_those_of_the_standard_and_a_tenth_longer_at_most(int failures, Duration wait) {
        RetrySchedule schedule = new RetrySchedule(new Random(failures));

        for (int i = 0; i < 1_000; i++) {
            assertThat(schedule.after(failures).orElseThrow()).isBetween(wait, wait.plus(wait.dividedBy(10)));
        }
    }

    @Test
    void waits_are_spread() {
        RetrySchedule schedule = new RetrySchedule(RandomGenerator.getDefault());

        assertThat(new Random(1)
                        .ints(100)
                        .mapToObj(i -> schedule.after(2).orElseThrow())
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void tenth_failure_is_the_last() {
        assertThat(new RetrySchedule(new Random(1)).after(10)).isEmpty();
    }
}
