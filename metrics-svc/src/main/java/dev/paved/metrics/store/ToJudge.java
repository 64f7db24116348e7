package dev.paved.metrics.store;

import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Services of which a batch told without naming them, since they are in a repository it told of. Another instance may
 * show them than the one that reads such events.
 */
public final class ToJudge {

    private ToJudge() {}

    /**
     * Remembers the services of {@code batch}'s repositories that it does not name. What is there already is locked, so
     * that nobody forgets it before the batch is there to be judged.
     */
    static void remember(Connection connection, FactBatch batch) throws SQLException {
        Collection<String> repositories = batch.repositories();
        if (repositories.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into to_judge
                select name from service where repository = any(?) and name <> all(?) order by name
                on conflict (service) do update set service = excluded.service""")) {
            insert.setArray(1, connection.createArrayOf("text", repositories.toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", batch.services().stream().map(Service::name).toArray()));
            insert.executeUpdate();
        }
    }

    /** All that are to be judged, by whichever instance. */
    public static List<String> all(Connection connection) throws SQLException {
        return Rows.read(connection, "select service from to_judge", new Object[0], row -> row.getString(1));
    }

    /** Forgets {@code services}: they are about to be judged. */
    public static void forget(Connection connection, Collection<String> services) throws SQLException {
        try (var delete = connection.prepareStatement("delete from to_judge where service = any(?)")) {
            delete.setArray(1, connection.createArrayOf("text", services.toArray()));
            delete.executeUpdate();
        }
    }
}
