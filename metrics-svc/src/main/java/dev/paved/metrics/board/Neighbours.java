package dev.paved.metrics.board;

import static java.util.stream.Collectors.toSet;

import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.Offsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What other instances have read since one last looked: where their partitions are is in the database. */
final class Neighbours {

    private final Database database;
    private Map<Integer, Long> seen = Map.of();

    Neighbours(Database database) {
        this.database = database;
    }

    /** The partitions that have moved, of those that this instance does not read. */
    Set<Integer> moved(Ownership ownership) throws SQLException {
        if (ownership.isAll()) {
            return Set.of();
        }
        Map<Integer, Long> now = database.run(Offsets::all);
        Set<Integer> moved = now.entrySet().stream()
                .filter(at -> !ownership.partitions().contains(at.getKey()))
                .filter(at -> !at.getValue().equals(seen.get(at.getKey())))
                .map(Map.Entry::getKey)
                .collect(toSet());
        seen = now;
        return moved;
    }
}
