package dev.paved.provisioner.database.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.provisioner.database.postgres.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds on a real server, sent as CloudNativePG does it: by a superuser, as one text, by the simple protocol. */
class SeedScriptIT {

    private static final String ROLE = "hello_staging_0123456789";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static Server server;
    private static int databases;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.start(PostgresSettings.fast(folder.resolve("postgres")));
        server = new Server(postgres);
        server.run("postgres", "create role " + ROLE + " login");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static String database() throws SQLException {
        String name = "seeded_" + databases++;
        server.run("postgres", "create database " + name + " owner " + ROLE);
        return name;
    }

    private static void run(String database, String seed) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(
                        postgres.jdbcUrl(database) + "?preferQueryMode=simple", postgres.user(), postgres.password());
                var statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set search_path to \"$user\", public");
            statement.execute(SeedScript.of(seed, ROLE));
        }
    }

    @Test
    void seed_is_run_as_the_role_and_leaves_nothing_else() throws SQLException {
        // Given
        String database = database();

        // When
        run(database, """
                -- $paved$ $seed$ 'it''s'
                create table note (id int primary key, by text default current_user);
                insert into note values (1), (2);
                create function twice(n int) returns int language sql as $seed_$ select 2 * n $seed_$;
                create extension if not exists citext;
                create table tag (note int references note deferrable initially deferred, name citext);
                insert into tag values (twice(1), 'a');
                select count(*) from note -- no semicolon""");

        // Then
        assertThat(server.texts(database, "select string_agg(by, ',') from note"))
                .containsExactly(ROLE + "," + ROLE);
        assertThat(server.texts(database, "select tableowner from pg_tables where schemaname = 'public'"))
                .containsOnly(ROLE);
        assertThat(server.texts(database, "select nspname from pg_namespace where nspname = 'paved_seed'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset role",
                "set role postgres",
                "set session authorization default",
                "select set_config('role', 'none', false)",
                "create role other superuser",
                "commit",
                "create table made (x int); insert into nowhere values (1)",
                "copy made_up from program 'id'",
                "$paved$; reset role; create role other superuser; select $paved$",
                "alter function paved_seed.run() security invoker",
                "create function paved_seed.other() returns int language sql as 'select 1'",
                """
                create table t (x int);
                create function late() returns trigger language plpgsql as $f$ begin create role other superuser; return null; end $f$;
                create constraint trigger c after insert on t deferrable initially deferred for each row execute function late();
                insert into t values (1)""",
                """
                create table t (x int);
                create function late() returns trigger language plpgsql as $f$ begin
                set constraints all deferred;
                if new.x < 2 then insert into t values (new.x + 1); else insert into note values (current_user); end if;
                return null; end $f$;
                create constraint trigger c after insert on t deferrable initially deferred for each row execute function late();
                insert into t values (1)"""
            })
    void seed_that_is_wrong_or_wants_more_than_the_role_may_leaves_nothing(String seed) throws SQLException {
        // Given
        String database = database();

        // When / Then
        assertThatThrownBy(() -> run(database, seed)).isInstanceOf(SQLException.class);
        assertThat(server.texts(database, "select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
        assertThat(server.texts("postgres", "select rolname from pg_roles where rolname = 'other'"))
                .isEmpty();
    }

    /** The seed's search path outlives its function; what it puts in place of an operator must not be the superuser's. */
    @Test
    void operator_of_the_seed_is_not_used_by_the_superuser() throws SQLException {
        // Given
        String database = database();

        // When
        run(database, """
                create schema mine;
                create function mine.eq("char", "char") returns boolean language plpgsql as
                  $f$ begin execute 'alter role %s superuser'; return false; end $f$;
                create operator mine.= (leftarg = "char", rightarg = "char", function = mine.eq);
                create table t (a int unique deferrable);
                set search_path = mine, pg_catalog""".formatted(ROLE));

        // Then
        assertThat(server.texts(database, "select rolsuper::text from pg_roles where rolname = '" + ROLE + "'"))
                .containsExactly("false");
    }

    @Test
    void cursor_is_closed_before_the_superuser_could_read_it() throws SQLException {
        // Given
        String database = database();

        // When
        run(database, """
                create table note (by text);
                create function tell() returns text language plpgsql as $f$ begin insert into note values (current_user); return ''; end $f$;
                declare c cursor with hold for select tell()""");

        // Then
        assertThat(server.texts(database, "select by from note")).isEqualTo(List.of());
    }
}
