package dev.paved.metrics.history;

import dev.paved.events.DeploymentKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rows tell nothing that the facts don't have: all their events were published and read. */
final class Known {

    /** By repository first, which there is an index of. */
    private static final String CHANGES = """
            select wanted.id from (select id, regexp_replace(id, '@[^@]*$', '') as repository from unnest(?) as w (id)) wanted
              join pushed_commit c on c.repository = wanted.repository and c.repository || '@' || c.sha = wanted.id""";

    private Known() {}

    static Set<PastRow> of(Connection connection, List<PastRow> rows) throws SQLException {
        Set<PastRow> known = new HashSet<>();
        known.addAll(among(
                connection,
                "select * from deployment where id = any(?)",
                of(DeploymentRow.class, rows, DeploymentRow::id),
                Known::says));
        known.addAll(among(
                connection,
                CHANGES,
                of(ChangeRow.class, rows, row -> row.repository() + "@" + row.sha()),
                (row, found) -> true));
        known.addAll(among(
                connection,
                "select * from incident where id = any(?)",
                of(IncidentRow.class, rows, IncidentRow::id),
                Known::says));
        return known;
    }

    private interface Saying<T> {
        boolean says(T row, ResultSet found) throws SQLException;
    }

    private static <T extends PastRow> Map<String, T> of(Class<T> type, List<PastRow> rows, Function<T, String> id) {
        Map<String, T> byId = new HashMap<>();
        rows.stream().filter(type::isInstance).map(type::cast).forEach(row -> byId.put(id.apply(row), row));
        return byId;
    }

    private static <T extends PastRow> Set<T> among(
            Connection connection, String sql, Map<String, T> rows, Saying<T> saying) throws SQLException {
        Set<T> known = new HashSet<>();
        if (rows.isEmpty()) {
            return known;
        }
        Array ids = connection.createArrayOf("text", rows.keySet().toArray());
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, ids);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    T row = rows.get(found.getString("id"));
                    if (row != null && saying.says(row, found)) {
                        known.add(row);
                    }
                }
            }
        }
        return known;
    }

    private static boolean says(DeploymentRow row, ResultSet found) throws SQLException {
        String ended =
                switch (row.outcome()) {
                    case SUCCEEDED -> "succeeded_at";
                    case FAILED -> "failed_at";
                    case ROLLED_BACK -> "rolled_back_at";
                };
        return isAt(found, ended, row.finished())
                && (row.kind() == DeploymentKind.PLANNED || found.getString("kind") != null)
                && (row.because() == null || Objects.equals(found.getString("because"), row.because()))
                && (found.getBoolean("reached_users") || !row.reachedUsers())
                && (found.getBoolean("external") || !row.external());
    }

    private static boolean says(IncidentRow row, ResultSet found) throws SQLException {
        return isAt(found, "opened_at", row.opened())
                && (row.resolved() == null || isAt(found, "resolved_at", row.resolved()));
    }

    private static boolean isAt(ResultSet found, String column, @Nullable Instant instant) throws SQLException {
        Timestamp at = found.getTimestamp(column);
        return at != null && at.toInstant().equals(instant);
    }
}
