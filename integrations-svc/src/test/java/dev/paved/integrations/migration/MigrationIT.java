package dev.paved.integrations.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.repository.RepositoryKey;
import dev.paved.kit.testing.Folders;
import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Migrates tables that have rows from one version to another, each time in a schema of its own. */
class MigrationIT {

    private static final String DATABASE = "integrations";

    private static Path home;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        home = Files.createTempDirectory("paved-migration");
        postgres = EmbeddedPostgres.start(PostgresSettings.fast(home.resolve("postgres")));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
        Folders.delete(home);
    }

    @Test
    void each_repository_gets_the_host_that_its_address_names() throws SQLException {
        // Given
        migrate("hosts", "61");
        List<String> repositories = List.of(
                "https://github.com/acme/shop.git",
                "https://ada@GitLab.example.com:8443/acme/shop",
                " git@github.com:acme/shop.git",
                "ssh://git@git.example.com:2222/acme/shop.git",
                "git.example.com:acme/shop",
                "https://[::1]:8080/acme/shop",
                "acme/shop",
                "file:///srv/git/shop.git",
                "/srv/git/shop.git");
        for (String repository : repositories) {
            String key = RepositoryKey.of(repository).value();
            execute(
                    "hosts",
                    "insert into service_repository (service, repository, repository_key) values (?, ?, ?)",
                    repository,
                    repository,
                    key);
        }
        execute("hosts", "insert into service_repository (service) values ('nowhere')");

        // When
        migrate("hosts", "80");

        // Then
        List<List<@Nullable String>> expected = new ArrayList<>();
        repositories.forEach(repository -> expected.add(
                Arrays.asList(repository, RepositoryKey.host(repository).orElse(null))));
        expected.add(Arrays.asList("nowhere", null));
        assertThat(rows("hosts", "select service, repository_host from service_repository"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void owner_of_a_service_stays_and_the_past_is_read_again() throws SQLException {
        // Given
        migrate("owners", "81");
        execute("owners", "insert into service_team (service, team) values ('shop', 'group:default/payments')");
        execute("owners", "insert into service_team (service, team) values ('till', 'group:default/tills')");
        execute("owners", "insert into service_owner (service, owner) values ('shop', 'payments')");
        execute("owners", "insert into service_owner (service, owner) values ('orphan', 'nobody at all')");
        execute("owners", "insert into service_team_history (read_at) values (now())");
        for (String consumer : List.of("service-owners", "service-teams")) {
            execute(
                    "owners",
                    "insert into inbox (consumer, event_id, key, status, type)"
                            + " values (?, '0199c5a0-0000-7000-8000-000000000001', 'shop', 'done', 'service.created')",
                    consumer);
            execute(
                    "owners",
                    "insert into inbox_sequence (consumer, source, subject, key, last_sequence)"
                            + " values (?, '/paved/catalog', 'service/shop', 'shop', 3)",
                    consumer);
        }

        // When
        migrate("owners", "82");

        // Then
        assertThat(rows("owners", "select service, team, owner from service_team"))
                .containsExactlyInAnyOrder(
                        List.of("shop", "group:default/payments", "payments"),
                        List.of("till", "group:default/tills", "group:default/tills"),
                        Arrays.asList("orphan", null, "nobody at all"));
        assertThat(rows("owners", "select read_at::text from service_team_history"))
                .isEmpty();
        assertThat(rows("owners", "select consumer from inbox")).containsExactly(List.of("service-teams"));
        assertThat(rows("owners", "select consumer from inbox_sequence")).containsExactly(List.of("service-teams"));
        assertThat(rows("owners", "select to_regclass('owners.service_owner')::text"))
                .containsExactly(Arrays.asList((String) null));
    }

    @Test
    void rows_of_all_versions_reach_the_last_one() throws SQLException {
        // Given
        migrate("all", "61");
        execute(
                "all",
                "insert into service_repository (service, repository, repository_key) values ('shop', 'acme/shop', 'acme/shop')");
        execute("all", "insert into service_team (service, team) values ('shop', 'group:default/payments')");

        // When
        migrate("all", "latest");

        // Then
        assertThat(rows("all", "select service, owner from service_team join service_repository using (service)"))
                .containsExactly(List.of("shop", "group:default/payments"));
    }

    private static void migrate(String schema, String version) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password())
                .schemas(schema)
                .locations("classpath:db/kit", "classpath:db/migration")
                .outOfOrder(true)
                .target(version)
                .load()
                .migrate();
    }

    private static Connection connect(String schema) throws SQLException {
        Connection connection = postgres.connect(DATABASE);
        connection.setSchema(schema);
        return connection;
    }

    private static void execute(String schema, String update, String... parameters) throws SQLException {
        try (Connection connection = connect(schema);
                var statement = connection.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private static List<List<@Nullable String>> rows(String schema, String query) throws SQLException {
        try (Connection connection = connect(schema);
                var rows = connection.createStatement().executeQuery(query)) {
            List<List<@Nullable String>> found = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
            return found;
        }
    }
}
