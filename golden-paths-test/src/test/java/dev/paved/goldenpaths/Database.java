package dev.paved.goldenpaths;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import java.nio.file.Path;
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

    @Override
    public void close() {
        postgres.close();
    }
}
