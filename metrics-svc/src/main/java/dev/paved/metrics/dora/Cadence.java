package dev.paved.metrics.dora;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.nextOrSame;

import dev.paved.metrics.dora.Definition.FrequencyCount;
import dev.paved.metrics.dora.Metrics.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often something is deployed. Days and weeks are those of the calendar in the definition's zone, whatever their
 * length in hours; a week counts where all of it lies in the window and after the first deployment ever.
 */
final class Cadence {

    private static final double NANOS = 1e9;
    private static final int WEEK = 7;

    private final List<Instant> finished;
    private final Definition definition;

    /** Of the deployments that were {@code finished} in a window, earliest first. */
    Cadence(List<Instant> finished, Definition definition) {
        this.finished = finished.stream().sorted().toList();
        this.definition = definition;
    }

    /** {@code since} is when the first one ever was finished. */
    Frequency in(Window window, Instant asOf, @Nullable Instant since) {
        Set<LocalDate> days = days();
        int count = definition.frequencyCount() == FrequencyCount.DAYS ? days.size() : finished.size();
        return new Frequency(
                count == 0 ? null : (double) count / window.days(),
                count,
                finished.size(),
                since == null ? null : daysPerWeek(days, window, asOf, since),
                Quantiles.median(seconds(), definition.quantile()));
    }

    private Set<LocalDate> days() {
        return finished.stream().map(this::day).collect(Collectors.toSet());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(definition.zone()).toLocalDate();
    }

    private @Nullable Double daysPerWeek(Set<LocalDate> days, Window window, Instant asOf, Instant since) {
        Instant from = asOf.minus(Duration.ofDays(window.days()));
        LocalDate first = firstWholeDay(from.isAfter(since) ? from : since).with(nextOrSame(MONDAY));
        double[] perWeek = Stream.iterate(first, monday -> ends(monday, asOf), monday -> monday.plusDays(WEEK))
                .mapToDouble(monday -> monday.datesUntil(monday.plusDays(WEEK))
                        .filter(days::contains)
                        .count())
                .toArray();
        return Quantiles.median(perWeek, definition.quantile());
    }

    private LocalDate firstWholeDay(Instant from) {
        LocalDate day = day(from);
        return day.atStartOfDay(definition.zone()).toInstant().equals(from) ? day : day.plusDays(1);
    }

    private boolean ends(LocalDate monday, Instant asOf) {
        return !monday.plusDays(WEEK)
                .atStartOfDay(definition.zone())
                .toInstant()
                .isAfter(asOf);
    }

    private double[] seconds() {
        return IntStream.range(1, finished.size())
                .mapToObj(i -> Duration.between(finished.get(i - 1), finished.get(i)))
                .mapToDouble(between -> between.getSeconds() + between.getNano() / NANOS)
                .toArray();
    }
}
