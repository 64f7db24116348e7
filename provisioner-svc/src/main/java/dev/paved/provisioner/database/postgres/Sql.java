package dev.paved.provisioner.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.Utils;

/** Statements that take no parameters, with names and texts quoted as PostgreSQL wants them. */
final class Sql {

    private static final String OBJECT_EXISTS = "42710";
    private static final String DATABASE_EXISTS = "42P04";
    private static final String KEY_EXISTS = "23505";

    private Sql() {}

    static String identifier(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    static String literal(String text) throws SQLException {
        return "'" + Utils.escapeLiteral(null, text, true) + "'";
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All of {@code statements} or none; a connection that is closed without it has done none. */
    static void runAtOnce(Connection connection, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, statements);
        connection.commit();
    }

    /** Whether another was faster: what there is then is looked at again. */
    static boolean isThereAlready(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.equals(OBJECT_EXISTS) || state.equals(DATABASE_EXISTS) || state.equals(KEY_EXISTS);
    }
}
