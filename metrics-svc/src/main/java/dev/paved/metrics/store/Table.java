package dev.paved.metrics.store;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A table of facts, written with one statement a batch however many rows it has. */
final class Table<T> {

    private final List<Column<T>> columns;
    private final String upsert;
    private final String insert;

    Table(String name, List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
        String rows = "insert into " + name + " as t (" + list(Column::name) + ") select " + list(Column::read)
                + " from unnest(" + list(column -> "?::" + column.type() + "[]") + ") as n(" + list(Column::name)
                + ") on conflict (" + keys() + ") do ";
        this.upsert = rows + update();
        this.insert = rows + "nothing";
    }

    /** Joins {@code rows}, each of another identity, with what is there. */
    void join(Connection connection, Collection<T> rows) throws SQLException {
        write(connection, upsert, rows);
    }

    /** Adds those of {@code rows} that are not there; leaves the others alone, even unlocked. */
    void mention(Connection connection, Collection<T> rows) throws SQLException {
        write(connection, insert, rows);
    }

    private void write(Connection connection, String sql, Collection<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                statement.setArray(i + 1, connection.createArrayOf(column.type(), elements(column, rows)));
            }
            statement.executeUpdate();
        }
    }

    private Object[] elements(Column<T> column, Collection<T> rows) {
        Object[] elements =
                switch (column.type()) {
                    case "int8" -> new Long[rows.size()];
                    case "bool" -> new Boolean[rows.size()];
                    default -> new String[rows.size()];
                };
        int i = 0;
        for (T row : rows) {
            elements[i++] = column.value().apply(row);
        }
        return elements;
    }

    private String list(Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(joining(", "));
    }

    private String keys() {
        return columns.stream().filter(c -> c.join() == null).map(Column::name).collect(joining(", "));
    }

    private String update() {
        String set = columns.stream()
                .filter(column -> column.join() != null)
                .map(column -> column.name() + " = " + column.join())
                .collect(joining(", "));
        return set.isEmpty() ? "nothing" : "update set " + set;
    }
}
