package dev.paved.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.local.RequestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            49  | 49  | 1000 | 0   | 5  | false
            50  | 50  | 49   | 0   | 5  | false
            50  | 50  | 50   | 0   | 5  | true
            50  | 3   | 1000 | 0   | 5  | true
            50  | 3   | 50   | 0   | 5  | false
            1000 | 50 | 1000 | 0   | 5  | false
            1000 | 60 | 1000 | 0   | 5  | true
            1000 | 60 | 1000 | 40  | 5  | false
            1000 | 300 | 1000 | 100 | 5 | true
            1000 | 300 | 1000 | 100 | 30 | false
            1000 | 1000 | 1000 | 1000 | 5 | false
            """)
    void version_is_given_up_when_clearly_more_of_its_requests_fail(
            long own, long failed, long serving, long failedThere, int limit, boolean givenUp) {
        assertThat(ErrorRate.trouble(
                                "2",
                                new RequestCounts(own, failed),
                                "1",
                                new RequestCounts(serving, failedThere),
                                limit)
                        .isPresent())
                .isEqualTo(givenUp);
    }

    @Test
    void numbers_are_told() {
        assertThat(ErrorRate.trouble("1.3", new RequestCounts(80, 20), "1.2", new RequestCounts(300, 3), 5))
                .hasValue("Too many requests to 1.3 failed: 20 of 80 (25.0 %), while of 1.2 it was 3 of 300 (1.0 %).");
    }
}
