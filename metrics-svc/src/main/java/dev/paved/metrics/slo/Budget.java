package dev.paved.metrics.slo;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well an objective is kept.
 *
 * @param slo its name
 * @param withinSeconds how long an event may take to be good; null where it is not about time
 * @param good events of the last 30 days that were good, of {@code samples}
 * @param errorBudgetRemaining what is left of the bad events that the objective allows in 30 days: 1 for all, 0 for
 *     nothing, less than 0 where more were bad; null without events
 * @param burnRates by window: how many times faster than the budget lasts it is spent; null without events
 */
@JsonInclude(ALWAYS)
public record Budget(
        String slo,
        double objective,
        @Nullable Double withinSeconds,
        long good,
        long samples,
        @Nullable Double errorBudgetRemaining,
        Map<String, @Nullable Double> burnRates) {

    private static final double MILLIS = 1e3;

    /** What the events of each window come to. */
    public static Budget of(Slo slo, Map<SloWindow, Tally> tallies) {
        Tally none = new Tally(0, 0);
        Map<String, @Nullable Double> rates = new LinkedHashMap<>();
        for (SloWindow window : SloWindow.values()) {
            rates.put(window.label(), burnRate(tallies.getOrDefault(window, none), slo.objective()));
        }
        Tally month = tallies.getOrDefault(SloWindow.MONTH, none);
        Double spent = burnRate(month, slo.objective());
        return new Budget(
                slo.name(),
                slo.objective(),
                slo.within() == null ? null : slo.within().toMillis() / MILLIS,
                month.good(),
                month.total(),
                spent == null ? null : 1 - spent,
                rates);
    }

    private static @Nullable Double burnRate(Tally tally, double objective) {
        return tally.total() == 0 ? null : (double) (tally.total() - tally.good()) / tally.total() / (1 - objective);
    }
}
