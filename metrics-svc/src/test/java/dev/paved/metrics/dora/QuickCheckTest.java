package dev.paved.metrics.dora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Metrics.FailRate;
import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.dora.Metrics.Incidents;
import dev.paved.metrics.dora.Metrics.Recovery;
import dev.paved.metrics.dora.Metrics.Rework;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickCheckTest {

    private static final double DAY = 24 * 3600.0;

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "3599, 10",
        "3600, 8",
        "86399, 8",
        "86400, 6",
        "604800, 6",
        "604801, 4",
        "2592000, 4",
        "2592001, 2",
        "15552000, 2",
        "15552001, 0"
    })
    void times_have_six_answers(double seconds, double score) {
        assertThat(of(null, seconds, null, null, null).changeLeadTime()).isEqualTo(score);
        assertThat(of(null, null, null, seconds, null).failedDeploymentRecoveryTime())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "24.1, 10",
        "24, 8",
        "1, 8",
        "0.99, 6",
        "0.142858, 6",
        "0.1428, 4",
        "0.033334, 4",
        "0.0333, 2",
        "0.005556, 2",
        "0.0055, 0"
    })
    void frequency_has_six_answers(double perDay, double score) {
        assertThat(of(perDay, null, null, null, null).deploymentFrequency()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0.05, 9.5", "0.25, 7.5", "1, 0"})
    void shares_take_a_point_for_ten_percent(double ratio, double score) {
        assertThat(of(null, null, ratio, null, null).changeFailRate()).isEqualTo(score);
        assertThat(of(null, null, null, null, ratio).deploymentReworkRate()).isEqualTo(score);
    }

    @Test
    void overall_is_the_mean_of_what_is_known() {
        // When
        QuickCheck check = of(2.0, 2 * DAY, 0.1, null, 0.2);

        // Then
        assertThat(check.overall()).isEqualTo((8 + 6 + 9 + 8) / 4.0);
        assertThat(check.known()).isEqualTo(4);
        assertThat(check.failedDeploymentRecoveryTime()).isNull();
    }

    @Test
    void nothing_known_is_no_score() {
        assertThat(of(null, null, null, null, null).overall()).isNull();
    }

    private static QuickCheck of(
            @Nullable Double perDay,
            @Nullable Double lead,
            @Nullable Double fail,
            @Nullable Double recovery,
            @Nullable Double rework) {
        return QuickCheck.of(new Metrics(
                new Frequency(perDay, 0, 0, null, null),
                new Quantiles(lead, null, null, null, 0),
                new FailRate(fail, 0, 0),
                new Recovery(recovery, null, null, null, 0, 0),
                new Rework(rework, 0, 0),
                new Incidents(null, 0, 0, 0)));
    }
}
