package app;

import java.net.URI;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A migrated database in a schema of its own, which is dropped when it is closed. */
final class Scratch implements AutoCloseable {

    static final String URL = "DATABASE_URL";

    private final Database admin = new Database(System.getenv(URL));
    private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final Database database;

    Scratch() throws SQLException {
        execute(admin, "create schema " + schema);
        String url = System.getenv(URL);
        database = new Database(url + (URI.create(url).getQuery() == null ? "?" : "&") + "currentSchema=" + schema);
        database.migrate();
    }

    Database database() {
        return database;
    }

    static void execute(Database database, String sql) throws SQLException {
        database.transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    static String one(Database database, String sql) throws SQLException {
        return database.transaction(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
    }

    @Override
    public void close() throws SQLException {
        database.close();
        execute(admin, "drop schema " + schema + " cascade");
        admin.close();
    }
}
