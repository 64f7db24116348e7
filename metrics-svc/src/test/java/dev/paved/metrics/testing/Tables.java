package dev.paved.metrics.testing;

import dev.paved.kit.testing.StackResource;
import java.sql.SQLException;

/** The tables of the service, seen and changed behind its back. */
public final class Tables {

    private static final String FACTS = "deployment, incident, service, push, pull_request, dead_record, service_owner,"
            + " service_standing, ticket, feedback, provisioning, self_service_action, webhook_arrival";

    private Tables() {}

    /** The number that {@code query} gives. */
    public static long count(String query) {
        return count("metrics", query);
    }

    /** The number that {@code query} gives in {@code database}; 0 while the tables are not there yet. */
    public static long count(String database, String query) {
        try (var connection = StackResource.postgres().connect(database);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                return 0;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Does {@code statement}. */
    public static void execute(String statement) {
        try (var connection = StackResource.postgres().connect("metrics")) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties everything, as a fresh database is. */
    public static void empty() {
        execute("truncate partition_offset, " + FACTS);
    }
}
