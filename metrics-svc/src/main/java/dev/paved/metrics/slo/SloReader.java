package dev.paved.metrics.slo;

import static java.util.stream.Collectors.joining;

import dev.paved.metrics.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the events of an objective. Those of the windows are found by index, however many came before. */
public final class SloReader {

    private static final String BY_WINDOW = Arrays.stream(SloWindow.values())
            .map(window ->
                    "count(*) filter (where good and at > ? and at <= ?), count(*) filter (where at > ? and at <= ?)")
            .collect(joining(", "));

    private SloReader() {}

    /** The events of each window that ends at {@code asOf}. */
    public static Map<SloWindow, Tally> windows(Connection connection, Slo slo, Instant asOf) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        for (SloWindow window : SloWindow.values()) {
            parameters.addAll(List.of(window.start(asOf), asOf, window.start(asOf), asOf));
        }
        parameters.add(SloWindow.MONTH.start(asOf));
        return Rows.find(
                        connection,
                        row -> {
                            Map<SloWindow, Tally> tallies = new EnumMap<>(SloWindow.class);
                            for (SloWindow window : SloWindow.values()) {
                                int column = window.ordinal() * 2 + 1;
                                tallies.put(window, new Tally(row.getLong(column), row.getLong(column + 1)));
                            }
                            return tallies;
                        },
                        "select " + BY_WINDOW + " from (" + slo.events() + ") e where at > ?",
                        parameters.toArray())
                .getFirst();
    }

    /** All events after {@code instant}. */
    public static Tally after(Connection connection, Slo slo, Instant instant) throws SQLException {
        return count(connection, slo, "at > ?", instant);
    }

    /** All events up to {@code instant}: this takes time that grows with them. */
    public static Tally until(Connection connection, Slo slo, Instant instant) throws SQLException {
        return count(connection, slo, "at <= ?", instant);
    }

    /** The events after {@code from} and up to {@code to}. */
    public static Tally between(Connection connection, Slo slo, Instant from, Instant to) throws SQLException {
        return count(connection, slo, "at > ? and at <= ?", from, to);
    }

    private static Tally count(Connection connection, Slo slo, String which, Object... instants) throws SQLException {
        return Rows.find(
                        connection,
                        row -> new Tally(row.getLong(1), row.getLong(2)),
                        "select count(*) filter (where good), count(*) from (" + slo.events() + ") e where " + which,
                        instants)
                .getFirst();
    }
}
