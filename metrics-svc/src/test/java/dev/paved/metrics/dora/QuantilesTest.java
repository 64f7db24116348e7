package dev.paved.metrics.dora;

import static dev.paved.metrics.dora.Definition.Quantile.INTERPOLATED;
import static dev.paved.metrics.dora.Definition.Quantile.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void no_samples_have_no_quantiles() {
        assertThat(Quantiles.of(List.of(), INTERPOLATED)).isEqualTo(new Quantiles(null, null, null, null, 0));
        assertThat(Quantiles.of(List.of(), LOWER)).isEqualTo(new Quantiles(null, null, null, null, 0));
    }

    @Test
    void one_sample_is_every_quantile() {
        assertThat(Quantiles.of(seconds(5), INTERPOLATED)).isEqualTo(new Quantiles(5.0, 5.0, 5.0, 5.0, 1));
        assertThat(Quantiles.of(seconds(5), LOWER)).isEqualTo(new Quantiles(5.0, 5.0, 5.0, 5.0, 1));
    }

    @Test
    void quantile_between_two_samples_is_on_the_line_between_them() {
        assertThat(Quantiles.of(seconds(0, 100), INTERPOLATED)).isEqualTo(new Quantiles(50.0, 75.0, 95.0, 50.0, 2));
        assertThat(Quantiles.of(seconds(10, 20, 40), INTERPOLATED))
                .isEqualTo(new Quantiles(20.0, 30.0, 38.0, 70 / 3.0, 3));
    }

    @Test
    void lower_quantile_between_two_samples_is_the_lower_one() {
        assertThat(Quantiles.of(seconds(0, 100), LOWER)).isEqualTo(new Quantiles(0.0, 0.0, 0.0, 50.0, 2));
        assertThat(Quantiles.of(seconds(10, 20, 40), LOWER)).isEqualTo(new Quantiles(20.0, 20.0, 20.0, 70 / 3.0, 3));
    }

    @Test
    void quantile_at_a_sample_is_that_sample_by_both_methods() {
        // Given
        List<Duration> samples = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> Duration.ofSeconds(i))
                .toList();

        // Then
        assertThat(Quantiles.of(samples, INTERPOLATED)).isEqualTo(new Quantiles(10.0, 15.0, 19.0, 10.0, 21));
        assertThat(Quantiles.of(samples, LOWER)).isEqualTo(new Quantiles(10.0, 15.0, 19.0, 10.0, 21));
    }

    @Test
    void fractions_of_a_second_count() {
        assertThat(Quantiles.of(List.of(Duration.ofMillis(1_500)), INTERPOLATED).p50Seconds())
                .isEqualTo(1.5);
    }

    @Property(tries = 200)
    void lower_quantile_is_the_sample_at_the_rank_rounded_down(@ForAll @IntRange(min = 1, max = 3_000) int size) {
        // Given
        List<Duration> samples =
                IntStream.range(0, size).mapToObj(Duration::ofSeconds).toList();

        // When
        Quantiles quantiles = Quantiles.of(samples, LOWER);

        // Then
        assertThat(quantiles)
                .isEqualTo(new Quantiles(
                        (double) ((size - 1) / 2),
                        (double) ((size - 1) * 3 / 4),
                        (double) ((size - 1) * 19 / 20),
                        (size - 1) / 2.0,
                        size));
    }

    @Property(tries = 200)
    void order_of_the_samples_makes_no_difference(@ForAll @Size(max = 30) List<@IntRange Integer> seconds) {
        // Given
        List<Duration> samples =
                new ArrayList<>(seconds.stream().map(Duration::ofSeconds).toList());
        Quantiles given = Quantiles.of(samples, INTERPOLATED);

        // When
        Collections.reverse(samples);

        // Then
        assertThat(Quantiles.of(samples, INTERPOLATED)).isEqualTo(given);
    }

    private static List<Duration> seconds(long... seconds) {
        return LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
