package dev.paved.goldenpaths;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A real PostgreSQL with a database for each project. */
record Database(EmbeddedPostgres postgres) implements AutoCloseable {

    static Database in(Path folder) {
        return new Database(EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("postgres"))));
    }

    /** Makes a database; answers with its address. */
    String made(String name) throws SQLException {
        execute("postgres", "create database \"" + name + "\"");
        return "postgres://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(postgres.user(), postgres.password(), postgres.host(), postgres.port(), name);
    }

    void execute(String database, String sql) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets every statement on a table wait until this is closed. */
    Connection locked(String database, String table) throws SQLException {
        Connection connection = postgres.connect(database);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return connection;
    }

    /** How many connections wait for a lock. */
    int waiting(String database) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where datname = ? and wait_event_type = 'Lock'")) {
            statement.setString(1, database);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
