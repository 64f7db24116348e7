package dev.paved.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtlTest {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "10m, PT10M",
        "2h, PT2H",
        "7d, P7D",
        "1h30m, PT1H30M",
        "1d2h3m4s, P1DT2H3M4S",
        "90m, PT90M",
        "0s, PT0S",
        "PT2H, PT2H",
        "P7D, P7D",
        "PT1H30M, PT1H30M",
        "P1DT12H, PT36H",
        "-PT5M, ",
        "PT-5M, PT-5M"
    })
    void reads_what_people_write(String text, String expected) {
        assertThat(Ttl.parse(text).map(Duration::toString).orElse(null))
                .isEqualTo(expected == null ? null : Duration.parse(expected).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "d",
                "7 d",
                "7days",
                "1.5h",
                "-7d",
                "30m1h",
                "7d7d",
                "7D",
                "1h 30m",
                "soon",
                "P",
                "PT",
                "9999999999d",
                "+7d",
                "1w",
                "7d;",
                "٧d"
            })
    void refuses_what_is_no_duration(String text) {
        assertThat(Ttl.parse(text)).isEmpty();
    }

    @Test
    void every_duration_reads_back_from_its_text() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Duration ttl = Duration.ofSeconds(random.nextLong(1, 10_000_000));
            assertThat(Ttl.parse(Ttl.text(ttl))).as(Ttl.text(ttl)).contains(ttl);
        }
    }
}
