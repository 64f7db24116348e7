package dev.paved.metrics.peer;

import static java.time.DayOfWeek.SUNDAY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.dora.Quantiles;
import dev.paved.metrics.dora.Sample.Rollout;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often in a word, by the last three months after the day of the first deployment, and their weeks from Sundays on.
 *
 * @param daysPerWeek the median of days with a deployment; null without any week
 * @param word null without any week
 */
record FourKeysBucket(
        @Nullable Double daysPerWeek, @Nullable String word) {

    private static final int MONTHS = 3;
    private static final int MOST_WORKING_DAYS = 3;

    static FourKeysBucket of(Collection<Rollout> deployments, Instant since, Instant asOf) {
        LocalDate today = DeploymentDays.day(asOf);
        LocalDate first = DeploymentDays.day(since).plusDays(1);
        LocalDate from = today.minusMonths(MONTHS);
        LocalDate start = first.isAfter(from) ? first : from;
        if (start.isAfter(today)) {
            return new FourKeysBucket(null, null);
        }
        DeploymentDays days = DeploymentDays.of(deployments, start.datesUntil(today.plusDays(1)), SUNDAY);
        Double perWeek = days.median(Quantile.INTERPOLATED);
        return new FourKeysBucket(perWeek, perWeek == null ? null : word(days, perWeek));
    }

    private static String word(DeploymentDays days, double perWeek) {
        if (perWeek >= MOST_WORKING_DAYS) {
            return "daily";
        }
        List<LocalDate> weeks = days.weeks();
        if (median(weeks.stream().mapToDouble(days::deployed).toArray()) >= 1) {
            return "weekly";
        }
        Map<YearMonth, Integer> byMonth =
                weeks.stream().collect(groupingBy(YearMonth::from, summingInt(days::deployed)));
        double[] monthOfWeek = weeks.stream()
                .mapToDouble(week -> byMonth.getOrDefault(YearMonth.from(week), 0))
                .toArray();
        return median(monthOfWeek) >= 1 ? "monthly" : "yearly";
    }

    private static double median(double[] values) {
        Double median = Quantiles.median(values, Quantile.INTERPOLATED);
        return median == null ? 0 : median;
    }
}
