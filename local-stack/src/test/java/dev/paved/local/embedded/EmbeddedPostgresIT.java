package dev.paved.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path folder;

    @Test
    void every_service_has_its_database() throws SQLException {
        // Given
        var services = List.of("catalog", "provisioner", "deployer", "metrics", "integrations");

        // When
        try (var postgres = EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("data")))) {

            // Then
            for (String service : services) {
                assertThat(value(postgres, service, "select current_database()"))
                        .isEqualTo(service);
            }
        }
    }

    @Test
    void rows_survive_a_restart_on_the_same_folder() throws SQLException {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(settings)) {
            execute(postgres, "create table kept(name text)", "insert into kept values ('hello')");
        }

        // When
        try (var postgres = EmbeddedPostgres.start(settings)) {

            // Then
            assertThat(value(postgres, "catalog", "select name from kept")).isEqualTo("hello");
        }
    }

    @Test
    void a_server_left_behind_is_taken_over() throws SQLException {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        var leftBehind = EmbeddedPostgres.start(settings);

        // When
        try (var postgres = EmbeddedPostgres.start(settings)) {

            // Then
            assertThat(postgres.process().pid()).isEqualTo(leftBehind.process().pid());
            assertThat(value(postgres, "catalog", "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_server_left_behind_on_another_port_is_replaced() throws SQLException {
        // Given
        var leftBehind = EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("data")));

        // When
        try (var postgres = EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("data")))) {

            // Then
            assertThat(leftBehind.process().isAlive()).isFalse();
            assertThat(value(postgres, "catalog", "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void committed_rows_survive_a_killed_server() throws SQLException {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        var killed = EmbeddedPostgres.start(settings);
        execute(killed, "create table kept(name text)", "insert into kept values ('hello')");
        killed.process().destroyForcibly();
        await().until(() -> !killed.process().isAlive());

        // When
        try (var postgres = EmbeddedPostgres.start(settings)) {

            // Then
            assertThat(value(postgres, "catalog", "select name from kept")).isEqualTo("hello");
        }
    }

    @Test
    void a_pid_file_of_a_dead_server_is_no_obstacle() throws Exception {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        EmbeddedPostgres.start(settings).close();
        Files.writeString(
                settings.dataDir().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + settings.dataDir() + "\n0\n" + settings.port()
                        + "\n\n127.0.0.1\n");

        // When
        try (var postgres = EmbeddedPostgres.start(settings)) {

            // Then
            assertThat(value(postgres, "catalog", "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_pid_file_whose_pid_is_another_program_by_now_is_no_obstacle() throws Exception {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        EmbeddedPostgres.start(settings).close();
        Process other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                settings.dataDir().resolve("postmaster.pid"),
                other.pid() + "\n" + settings.dataDir() + "\n0\n" + settings.port() + "\n\n127.0.0.1\n");

        // When
        try (var postgres = EmbeddedPostgres.start(settings)) {

            // Then
            assertThat(value(postgres, "catalog", "select 'alive'")).isEqualTo("alive");
        } finally {
            other.destroy();
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        // Given
        var settings = PostgresSettings.fast(folder.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(settings)) {
            var wrong = new PostgresSettings(
                    settings.dataDir(), postgres.port(), "guessed", settings.durability(), settings.log());

            // When
            assertThatThrownBy(() -> PostgresDatabases.connect(wrong, "catalog").close())

                    // Then
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = postgres.connect("catalog");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(EmbeddedPostgres postgres, String database, String query) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
