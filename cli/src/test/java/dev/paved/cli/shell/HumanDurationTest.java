package dev.paved.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "30s,PT30S,30s",
        "90s,PT90S,1m30s",
        "5m,PT5M,5m",
        "1h30m,PT90M,1h30m",
        "7d,P7D,7d",
        "26h,PT26H,1d2h",
        "250ms,PT0.25S,0s"
    })
    void durations_are_read_and_written(String text, Duration duration, String written) {
        assertThat(HumanDuration.parse(text)).isEqualTo(duration);
        assertThat(HumanDuration.format(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "soon", "-5m", "5 m", "5y", "99999999999s"})
    void what_is_no_duration_is_refused(String text) {
        assertThatThrownBy(() -> HumanDuration.parse(text)).hasMessageContaining("for example 30s");
    }
}
