package dev.paved.metrics.peer;

import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Sample.Rollout;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many days had a deployment in each week that any of some days is in. The first and the last week may be in it only
 * in part. Days are those of UTC.
 *
 * @param byWeek the days with a deployment, by the first day of their week
 */
record DeploymentDays(TreeMap<LocalDate, Set<LocalDate>> byWeek) {

    static DeploymentDays of(Collection<Rollout> deployments, Stream<LocalDate> days, DayOfWeek first) {
        Set<LocalDate> deployed =
                deployments.stream().map(r -> day(r.finished())).collect(toSet());
        TreeMap<LocalDate, Set<LocalDate>> byWeek = new TreeMap<>();
        days.forEach(day -> {
            Set<LocalDate> week = byWeek.computeIfAbsent(day.with(previousOrSame(first)), w -> new TreeSet<>());
            if (deployed.contains(day)) {
                week.add(day);
            }
        });
        return new DeploymentDays(byWeek);
    }

    static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The median of the days a week; null without a week. */
    @Nullable
    Double median(Quantile method) {
        return Quantiles.median(byWeek.values().stream().mapToDouble(Set::size).toArray(), method);
    }

    /** The first days of the weeks, in order. */
    List<LocalDate> weeks() {
        return List.copyOf(byWeek.keySet());
    }

    /** 1 where the week had a deployment, else 0. */
    int deployed(LocalDate week) {
        return byWeek.getOrDefault(week, Set.of()).isEmpty() ? 0 : 1;
    }
}
