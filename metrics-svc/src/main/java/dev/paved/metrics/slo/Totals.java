package dev.paved.metrics.slo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The events of all time, as counters show them. What is older than a month is counted once a minute and only what came
 * since each time, so that a late event that old is counted within a minute. A total never goes back: while others read the
 * topic again, the facts are fewer for a while.
 */
public final class Totals {

    private static final Duration RECENT = Duration.ofDays(31);
    private static final Duration RECOUNTED = Duration.ofMinutes(1);

    private final Map<String, Tally> old = new HashMap<>();
    private final Map<String, Tally> shown = new HashMap<>();
    private Instant border = Instant.EPOCH;
    private Instant counted = Instant.EPOCH;

    /** The events of {@code slo} so far. */
    public Tally of(Connection connection, Slo slo, Instant asOf) throws SQLException {
        if (!counted.plus(RECOUNTED).isAfter(asOf)) {
            old.clear();
            border = asOf.minus(RECENT);
            counted = asOf;
        }
        Tally before = old.get(slo.name());
        if (before == null) {
            before = SloReader.until(connection, slo, border);
            old.put(slo.name(), before);
        }
        Tally all = before.plus(SloReader.after(connection, slo, border));
        return shown.merge(slo.name(), all, Tally::atLeast);
    }

    /** What is old is counted again. */
    public void recount() {
        counted = Instant.EPOCH;
    }
}
