package dev.paved.metrics.history;

import dev.paved.metrics.history.ChangeRow.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which commit was before each: the parent where the row names one, else the one before it in time, of the rows or, before
 * the first of them, of the facts.
 */
final class Lineup {

    private static final String LATEST_BEFORE = """
            select sha from pushed_commit where service = ? and repository = ? and (committed_at, sha) < (?, ?)
            order by committed_at desc, sha desc limit 1""";

    private Lineup() {}

    /** The commit before each of {@code rows}; of one that nothing is known to precede there is none. */
    static Map<ChangeRow, String> parents(Connection connection, List<ChangeRow> rows) throws SQLException {
        Map<ChangeRow, String> parents = new HashMap<>();
        Map<Line, List<ChangeRow>> lines =
                rows.stream().sorted(ChangeRow.IN_TIME).collect(Collectors.groupingBy(ChangeRow::where));
        for (List<ChangeRow> line : lines.values()) {
            ChangeRow before = null;
            for (ChangeRow row : line) {
                Optional<String> parent = row.parent() != null
                        ? Optional.of(row.parent())
                        : before != null ? Optional.of(before.sha()) : latestBefore(connection, row);
                parent.ifPresent(sha -> parents.put(row, sha));
                before = row;
            }
        }
        return parents;
    }

    private static Optional<String> latestBefore(Connection connection, ChangeRow row) throws SQLException {
        try (var select = connection.prepareStatement(LATEST_BEFORE)) {
            select.setString(1, row.service());
            select.setString(2, row.repository());
            select.setTimestamp(3, Timestamp.from(row.committed()));
            select.setString(4, row.sha());
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }
}
