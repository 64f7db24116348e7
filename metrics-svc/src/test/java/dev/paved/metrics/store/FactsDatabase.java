package dev.paved.metrics.store;

import dev.paved.kit.testing.Folders;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A real PostgreSQL with the tables of the facts and no service about it. */
public final class FactsDatabase implements AutoCloseable {

    private static final List<String> MIGRATIONS =
            List.of("V1__facts.sql", "V2__changes.sql", "V3__product.sql", "V4__pushes.sql", "V5__to_judge_what.sql");

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private FactsDatabase(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Starts one. */
    public static FactsDatabase start() {
        try {
            Path folder = Files.createTempDirectory("paved-test");
            var database = new FactsDatabase(
                    folder, EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("postgres"))));
            try (Connection connection = database.connect()) {
                for (String migration : MIGRATIONS) {
                    connection.createStatement().execute(read("/db/migration/" + migration));
                }
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String resource) throws IOException {
        try (InputStream migration = FactsDatabase.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A connection to it. */
    public Connection connect() throws SQLException {
        return postgres.connect("metrics");
    }

    /** Empties every table. */
    public void empty() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate partition_offset, dead_record, service, deployment, push, pull_request,"
                    + " incident, service_owner, service_standing, ticket, feedback, provisioning, self_service_action,"
                    + " webhook_arrival, to_judge");
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        Folders.delete(folder);
    }
}
