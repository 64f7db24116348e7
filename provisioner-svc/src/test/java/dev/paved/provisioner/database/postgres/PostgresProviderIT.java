package dev.paved.provisioner.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabasePresence.Foreign;
import dev.paved.provisioner.database.DatabasePresence.Incomplete;
import dev.paved.provisioner.database.DatabasePresence.Present;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.manifest.DatabaseSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresProviderIT extends OnServer {

    @Test
    void database_is_made_step_by_step_and_removed() throws Exception {
        // Given
        DatabaseSite site = site("step \"by\" step's", SEED);

        // When
        List<String> steps = make(site);

        // Then
        assertThat(steps).containsExactly("role", "database", "rights", "seed");
        assertThat(server.provider().observe(site).own())
                .containsExactly("database " + site.name(), "role " + site.name());
        assertThat(server.texts(site.name(), "select text from note")).containsExactly("a");
        remove(site);
        remove(site);
    }

    @Test
    void role_has_all_in_its_database_and_nothing_elsewhere() throws Exception {
        // Given
        DatabaseSite mine = site("mine", null);
        DatabaseSite theirs = site("theirs", SEED);

        // When
        make(mine);
        make(theirs);

        // Then
        try (Connection role = server.as("mine", PASSWORD, "mine")) {
            Sql.run(role, "create table t (x int)", "create schema s", "create extension if not exists plpgsql");
            for (String denied : List.of(
                    "drop database mine",
                    "create database more",
                    "create role more",
                    "alter role mine connection limit 100",
                    "comment on database mine is null",
                    "select pg_read_file('/etc/hostname')",
                    "copy t from program 'id'",
                    "set role paved")) {
                assertThatThrownBy(() -> Sql.run(role, denied), denied).isInstanceOf(SQLException.class);
            }
            Sql.run(role, "grant connect on database mine to public");
        }
        assertThatThrownBy(() -> server.as("theirs", PASSWORD, "mine"))
                .hasMessageContaining("permission denied for database");
        for (String database :
                List.of("theirs", "provisioner", "catalog", "deployer", "metrics", "integrations", "postgres")) {
            assertThatThrownBy(() -> server.as("mine", PASSWORD, database))
                    .as(database)
                    .hasMessageContaining("permission denied for database");
        }
        remove(mine);
        remove(theirs);
    }

    @ParameterizedTest
    @CsvSource({"SMALL,10,30s,1min,4MB", "MEDIUM,25,1min,2min,8MB", "LARGE,50,5min,5min,16MB"})
    void size_limits_the_role(DatabaseSize size, String connections, String statement, String idle, String memory)
            throws Exception {
        // Given
        DatabaseSite site =
                new DatabaseSite("id-" + size, "sized", "hello", "staging", size, null, "e", "postgres", null);

        // When
        make(site);

        // Then
        assertThat(server.texts("postgres", "select rolconnlimit from pg_roles where rolname = 'sized'"))
                .containsExactly(connections);
        assertThat(server.texts(
                        "postgres",
                        "select unnest(setconfig) from pg_db_role_setting where setrole = 'sized'::regrole"))
                .containsExactlyInAnyOrder(
                        "statement_timeout=" + statement,
                        "idle_in_transaction_session_timeout=" + idle,
                        "work_mem=" + memory);
        remove(site);
    }

    @Test
    void server_never_sees_the_password() throws Exception {
        // Given
        DatabaseSite site = site("logged", null);
        server.run("postgres", "alter system set log_statement = 'all'", "select pg_reload_conf()");
        await().until(() -> server.texts("postgres", "show log_statement").contains("all"));

        // When
        make(site);

        // Then
        Path log = folder.resolve("postgres.log");
        assertThat(log).content().contains("create role \"logged\"").doesNotContain(PASSWORD);
        server.run("postgres", "alter system reset log_statement", "select pg_reload_conf()");
        remove(site);
    }

    @Test
    void removal_ends_sessions() throws Exception {
        // Given
        DatabaseSite site = site("busy", null);
        make(site);
        try (Connection role = server.as("busy", PASSWORD, "busy");
                Connection other = postgres.connect("busy")) {
            Sql.run(role, "begin", "create table t (x int)");
            Sql.run(other, "select 1");

            // When
            remove(site);

            // Then
            assertThatThrownBy(() -> Sql.run(role, "commit")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role alike",
                "create role alike; comment on role alike is 'Made by Paved for hello in staging. Paved''s id: another'",
                "create role alike; comment on role alike is 'Made by Paved for hello in staging. Paved''s id: id-of-alikes'"
            })
    void role_that_is_not_its_own_is_left_alone(String lookalike) throws Exception {
        // Given
        DatabaseSite site = site("alike", SEED);
        server.run("postgres", lookalike);
        List<String> present = server.everything();

        // When
        server.provider().advance(site, PASSWORD);
        server.provider().remove(site);

        // Then
        assertThat(server.provider().observe(site)).isEqualTo(new Foreign(List.of("role alike"), List.of()));
        assertThat(server.everything()).isEqualTo(present);
        server.run("postgres", "drop role alike");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "comment on database alike is 'Made by Paved for hello in staging. Paved''s id: another'",
                "comment on database alike is 'somebody''s'"
            })
    void database_that_is_not_its_own_is_left_alone(String comment) throws Exception {
        // Given
        DatabaseSite site = site("alike", SEED);
        server.provider().advance(site, PASSWORD);
        server.run("postgres", "create database alike");
        server.run("postgres", comment);
        List<String> present = server.everything();

        // When
        server.provider().advance(site, PASSWORD);

        // Then
        assertThat(server.provider().observe(site))
                .isEqualTo(new Foreign(List.of("database alike"), List.of("role alike")));
        assertThat(server.everything()).isEqualTo(present);
        server.provider().remove(site);
        assertThat(server.provider().observe(site)).isEqualTo(new Foreign(List.of("database alike"), List.of()));
        assertThat(server.texts("postgres", "select 1 from pg_database where datname = 'alike'"))
                .hasSize(1);
        server.run("postgres", "drop database alike");
    }

    @Test
    void database_that_a_crash_left_without_its_mark_is_known() throws Exception {
        // Given
        DatabaseSite site = site("unmarked", SEED);
        server.provider().advance(site, PASSWORD);
        server.provider().advance(site, PASSWORD);
        assertThat(server.texts(
                        "postgres",
                        "select shobj_description(oid, 'pg_database') from pg_database"
                                + " where datname = 'unmarked'"))
                .containsExactly((String) null);

        // When
        DatabasePresence found = server.provider().observe(site);

        // Then
        assertThat(found).isEqualTo(new Incomplete("rights", List.of("database unmarked", "role unmarked")));
        remove(site);
    }

    @Test
    void instances_that_take_the_same_step_do_it_once() throws Exception {
        // Given
        DatabaseSite site = site("raced", SEED);

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int step = 0; step < 4; step++) {
                Callable<Boolean> advance = () -> {
                    try {
                        server.provider().advance(site, PASSWORD);
                    } catch (ProviderException e) {
                        assertThat(e).hasMessageContaining("concurrently");
                    }
                    return true;
                };
                for (var done : threads.invokeAll(List.of(advance, advance, advance, advance))) {
                    assertThat(done.get()).isTrue();
                }
            }
        }

        // Then
        assertThat(make(site)).isEmpty();
        assertThat(server.texts("raced", "select count(*) from note")).containsExactly("1");
        remove(site);
    }

    @Test
    void admin_who_is_no_superuser_will_do() throws Exception {
        // Given
        server.run(
                "postgres",
                "create role lesser login createdb createrole password 'lesser'",
                "grant connect on database postgres to lesser");
        List<String> present = server.everything();
        PostgresProvider lesser = server.usedBy("lesser", "lesser").provider();
        DatabaseSite site = site("of_lesser", SEED);

        // When
        for (int step = 0; step < 4; step++) {
            lesser.advance(site, PASSWORD);
        }

        // Then
        assertThat(lesser.observe(site)).isInstanceOf(Present.class);
        try (Connection role = server.as("of_lesser", PASSWORD, "of_lesser")) {
            Sql.run(role, "insert into note values (2, 'b')");
            lesser.remove(site);
        }
        assertThat(server.everything()).isEqualTo(present);
        server.run("postgres", "revoke connect on database postgres from lesser", "drop role lesser");
    }

    @Test
    void server_that_is_away_is_named() {
        assertThatThrownBy(() -> new Server.Used("127.0.0.1", 1, "admin", "x", Duration.ofSeconds(1))
                        .provider()
                        .observe(site("nowhere", null)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("used as admin")
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> server.usedBy("nobody", PASSWORD).provider().observe(site("nowhere", null)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("used as nobody")
                .hasMessageContaining("authentication failed")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void address_is_the_public_one() {
        assertThat(server.provider().address(site("hello", null), "p").url())
                .isEqualTo("postgresql://hello:p@db.example.org:" + postgres.port() + "/hello");
    }
}
