package dev.paved.metrics.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far back a burn rate looks. Alerts join a long window, which tells that it matters, with a short one, which tells
 * that it goes on: 1h with 5m, 6h with 30m, 1d with 2h, 3d with 6h.
 *
 * @see <a href="https://sre.google/workbook/alerting-on-slos/">The SRE workbook on alerting on SLOs</a>
 */
public enum SloWindow {
    /** With an hour. */
    FIVE_MINUTES(Duration.ofMinutes(5)),
    /** With six hours. */
    HALF_AN_HOUR(Duration.ofMinutes(30)),
    /** Two percent of the budget at 14.4 times the rate it lasts at. */
    HOUR(Duration.ofHours(1)),
    /** With a day. */
    TWO_HOURS(Duration.ofHours(2)),
    /** Five percent of the budget at 6 times that rate. */
    SIX_HOURS(Duration.ofHours(6)),
    /** A tenth of the budget at 3 times that rate. */
    DAY(Duration.ofDays(1)),
    /** A tenth of the budget at that rate. */
    THREE_DAYS(Duration.ofDays(3)),
    /** What the budget is for. */
    MONTH(Duration.ofDays(30));

    private final Duration length;

    SloWindow(Duration length) {
        this.length = length;
    }

    /** As in labels: {@code 5m}, {@code 1h}, {@code 30d}. */
    public String label() {
        String label =
                length.toDays() > 0 ? length.toDays() + "D" : length.toString().substring(2);
        return label.toLowerCase(Locale.ROOT);
    }

    /** The instant after which it begins when it ends at {@code asOf}. */
    public Instant start(Instant asOf) {
        return asOf.minus(length);
    }
}
