package dev.paved.metrics.intake;

import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.DeadRecord;
import dev.paved.metrics.store.FactTables;
import dev.paved.metrics.store.Offsets;
import dev.paved.metrics.store.Offsets.Move;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Commits a batch: its facts, its dead records and how far it reaches, together or not at all. */
@Singleton
class BatchWriter {

    private final Database database;

    BatchWriter(Database database) {
        this.database = database;
    }

    /**
     * Commits {@code batch}. Where the database can't keep all of it, each event is tried by itself, and what can't be kept
     * is remembered as dead.
     *
     * @return the dead records
     * @throws Offsets.StaleOwner when another reader owns one of its partitions; nothing is changed
     */
    List<DeadRecord> write(String topic, Batch batch, Collection<Move> moves) throws SQLException {
        try {
            return write(topic, moves, connection -> join(connection, batch));
        } catch (SQLException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            return write(topic, moves, connection -> joinApart(connection, batch));
        }
    }

    private List<DeadRecord> write(String topic, Collection<Move> moves, Database.Work<List<DeadRecord>> facts)
            throws SQLException {
        return database.run(connection -> {
            Offsets.advance(connection, topic, moves);
            List<DeadRecord> dead = facts.in(connection);
            DeadRecord.keep(connection, dead);
            return dead;
        });
    }

    private static List<DeadRecord> join(Connection connection, Batch batch) throws SQLException {
        FactTables.join(connection, batch.facts());
        return batch.dead();
    }

    private static List<DeadRecord> joinApart(Connection connection, Batch batch) throws SQLException {
        List<DeadRecord> dead = new ArrayList<>();
        for (Batch single : batch.apart()) {
            Savepoint before = connection.setSavepoint();
            try {
                dead.addAll(join(connection, single));
            } catch (SQLException e) {
                if (!isOfTheData(e)) {
                    throw e;
                }
                connection.rollback(before);
                dead.addAll(single.refused("the database can't keep it: " + e.getMessage()));
            }
            connection.releaseSavepoint(before);
        }
        return dead;
    }

    /** Whether it would fail in the same way again: a data exception, or something longer than an index takes. */
    private static boolean isOfTheData(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith("22") || state.startsWith("54");
    }

    /** Where to read on. */
    Map<Integer, Long> offsets(String topic, Collection<Integer> partitions) throws SQLException {
        return database.run(connection -> Offsets.of(connection, topic, partitions));
    }
}
