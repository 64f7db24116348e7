package app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The changes of the database's tables: files of {@code src/main/resources/migrations}, each applied once, in this order. */
final class Migrations {

    private static final List<String> NAMES = List.of("{% if values.type == 'worker' %}001_jobs.sql{% else %}001_notes.sql{% endif %}");
    private static final String TABLE = "create table if not exists schema_migrations"
            + " (name text primary key, applied_at timestamptz not null default now())";
    private static final String NO_LIMIT = "set local statement_timeout = 0";
    private static final String LOCK = "select pg_advisory_xact_lock(7265100)";

    private Migrations() {}

    /** Applies what is missing; instances that start together wait for one another. */
    static boolean apply(Connection connection) throws SQLException {
        // A change of a large table takes its time.
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute(NO_LIMIT);
            statement.execute(LOCK);
            statement.execute(TABLE);
            for (String name : NAMES) {
                if (isNew(connection, name)) {
                    statement.execute(text(name));
                    Log.info("applied a migration", "migration", name);
                }
            }
        }
        return true;
    }

    private static boolean isNew(Connection connection, String name) throws SQLException {
        String insert = "insert into schema_migrations (name) values (?) on conflict do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, name);
            return statement.executeUpdate() == 1;
        }
    }

    private static String text(String name) {
        try (InputStream file = Migrations.class.getResourceAsStream("/migrations/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no migration " + name + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
