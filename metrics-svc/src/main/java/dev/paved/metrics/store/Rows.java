package dev.paved.metrics.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a query, as facts. */
public final class Rows {

    private Rows() {}

    /** Reads a fact from the present row. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it. */
        T read(ResultSet row) throws SQLException;
    }

    /** The facts of {@code sql}, each of whose parameters is {@code names}. */
    static <T> List<T> read(Connection connection, String sql, Object[] names, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (var select = connection.prepareStatement(sql)) {
            var array = connection.createArrayOf("text", names);
            long parameters = sql.chars().filter(c -> c == '?').count();
            for (int i = 1; i <= parameters; i++) {
                select.setArray(i, array);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    /** Everything {@code sql} finds for {@code parameters}: texts, numbers and instants. */
    public static <T> List<T> find(Connection connection, Reader<T> reader, String sql, Object... parameters)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (var select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i]);
        }
    }

    /** The same, by the service that the column {@code key} names. */
    static <T> Map<String, List<T>> grouped(
            Connection connection, String sql, String key, Object[] names, Reader<T> reader) throws SQLException {
        Map<String, List<T>> groups = new HashMap<>();
        read(
                connection,
                sql,
                names,
                row -> groups.computeIfAbsent(row.getString(key), s -> new ArrayList<>())
                        .add(reader.read(row)));
        return groups;
    }

    /** The instant in {@code column}; null where there is none. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The instant in {@code column}, which is never null. */
    public static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
