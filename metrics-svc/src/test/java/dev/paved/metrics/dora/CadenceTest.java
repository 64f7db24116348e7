package dev.paved.metrics.dora;

import static dev.paved.metrics.dora.Definition.FrequencyCount.DAYS;
import static dev.paved.metrics.dora.Definition.Quantile.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Metrics.Frequency;
import dev.paved.metrics.testing.Variation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void days_with_a_deployment_are_counted_in_each_whole_week_and_the_median_is_told() {
        // Given: Mondays are the 2nd, the 9th and the 16th; five, one and no days
        List<Instant> finished = at(
                "2026-03-02T10:00:00Z",
                "2026-03-03T10:00:00Z",
                "2026-03-04T10:00:00Z",
                "2026-03-05T10:00:00Z",
                "2026-03-08T23:59:59Z",
                "2026-03-09T00:00:00Z",
                "2026-03-09T20:00:00Z");

        // When
        Frequency frequency = new Cadence(finished, Definition.DORA)
                .in(Window.MONTH, at("2026-03-25T12:00:00Z"), finished.getFirst());

        // Then: the week that began before the first deployment's day is not whole, nor is that of the 23rd
        assertThat(frequency.medianDaysPerWeek()).isEqualTo(0.5);
        assertThat(frequency.perDay()).isEqualTo(7 / 30.0);
    }

    @Test
    void week_counts_only_where_all_of_it_lies_in_the_window() {
        // Given
        List<Instant> finished = List.of(at("2026-03-10T10:00:00Z"));

        // When
        Frequency sunday = new Cadence(finished, Definition.DORA).in(Window.WEEK, at("2026-03-15T23:59:59Z"), LONG_AGO);
        Frequency monday = new Cadence(finished, Definition.DORA).in(Window.WEEK, at("2026-03-16T00:00:00Z"), LONG_AGO);

        // Then: at the very start of Monday the window is the whole week before, whose Monday begins with it
        assertThat(sunday.medianDaysPerWeek()).isNull();
        assertThat(monday.medianDaysPerWeek()).isEqualTo(1);
    }

    @Test
    void days_are_those_of_the_zone() {
        // Given: one day in UTC, two in New York
        List<Instant> finished = at("2026-01-15T01:00:00Z", "2026-01-15T10:00:00Z");
        Definition there =
                new Variation().with(DAYS).with(ZoneId.of("America/New_York")).definition();

        // Then
        assertThat(new Cadence(finished, new Variation().with(DAYS).definition())
                        .in(Window.WEEK, at("2026-01-16T00:00:00Z"), LONG_AGO)
                        .count())
                .isEqualTo(1);
        assertThat(new Cadence(finished, there)
                        .in(Window.WEEK, at("2026-01-16T00:00:00Z"), LONG_AGO)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void day_of_23_hours_and_day_of_25_hours_are_one_day_each() {
        // Given: in Berlin 2026-03-29 lacks an hour and 2026-10-25 has one twice
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Definition days = new Variation().with(DAYS).with(berlin).definition();

        // When
        Frequency spring = new Cadence(at("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"), days)
                .in(Window.WEEK, at("2026-04-01T00:00:00Z"), LONG_AGO);
        Frequency autumn = new Cadence(at("2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"), days)
                .in(Window.WEEK, at("2026-10-28T00:00:00Z"), LONG_AGO);

        // Then: the first two are of one day, the third of the next
        assertThat(spring.count()).isEqualTo(2);
        assertThat(autumn.count()).isEqualTo(2);
    }

    @Test
    void week_with_a_change_of_clocks_is_a_whole_week() {
        // Given: the week of Berlin from Monday 2026-03-23 has 167 hours
        Definition berlin = new Variation().with(ZoneId.of("Europe/Berlin")).definition();

        // When
        Frequency frequency = new Cadence(at("2026-03-24T10:00:00Z", "2026-03-29T21:30:00Z"), berlin)
                .in(Window.WEEK, at("2026-03-29T22:00:00Z"), LONG_AGO);

        // Then
        assertThat(frequency.medianDaysPerWeek()).isEqualTo(2);
    }

    @Test
    void leap_day_is_a_day() {
        // Given
        List<Instant> finished = at("2028-02-28T12:00:00Z", "2028-02-29T12:00:00Z", "2028-03-01T12:00:00Z");

        // When
        Frequency frequency = new Cadence(finished, new Variation().with(DAYS).definition())
                .in(Window.WEEK, at("2028-03-02T00:00:00Z"), LONG_AGO);

        // Then
        assertThat(frequency.count()).isEqualTo(3);
        assertThat(frequency.medianSecondsBetween()).isEqualTo(24 * 3600.0);
    }

    @Test
    void time_between_is_of_two_in_a_row_whatever_their_order() {
        // Given: 1 h and 3 h between
        List<Instant> finished = at("2026-03-02T04:00:00Z", "2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z");

        // Then
        assertThat(between(finished, Definition.DORA)).isEqualTo(2 * 3600.0);
        assertThat(between(finished, new Variation().with(LOWER).definition())).isEqualTo(3600.0);
        assertThat(between(List.of(at("2026-03-02T04:00:00Z")), Definition.DORA))
                .isNull();
    }

    private static @Nullable Double between(List<Instant> finished, Definition definition) {
        return new Cadence(finished, definition)
                .in(Window.WEEK, at("2026-03-05T00:00:00Z"), LONG_AGO)
                .medianSecondsBetween();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static List<Instant> at(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more))
                .map(Instant::parse)
                .toList();
    }
}
