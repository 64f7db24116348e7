package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class DatabaseTest {

    @Test
    void says_what_to_do_when_it_is_not_told_where_the_database_is() {
        String told = assertThrows(IllegalArgumentException.class, () -> new Database(null)).getMessage();
        assertTrue(told.startsWith("DATABASE_URL is not set. Set it to"), told);
    }

    @Test
    void does_not_tell_the_password_of_an_address_that_is_wrong() {
        String told = assertThrows(IllegalArgumentException.class, () -> new Database("postgres//u:secret@h")).getMessage();
        assertFalse(told.contains("secret"), told);
    }

    @Test
    void reads_an_address_with_all_its_parts() {
        DatabaseUrl url = DatabaseUrl.of("postgres://ada:p%40ss+word@db.example:5433/shop?sslmode=require");
        assertEquals("jdbc:postgresql://db.example:5433/shop?options=-c%20statement_timeout=10s&sslmode=require", url.jdbc());
        assertEquals("ada", url.user());
        assertEquals("p@ss+word", url.password());
    }

    @Test
    void keeps_the_options_of_an_address() {
        String jdbc = DatabaseUrl.of("postgres://ada@db/shop?sslmode=require&options=-c%20lock_timeout=1s").jdbc();
        assertEquals("jdbc:postgresql://db/shop?sslmode=require&options=-c%20statement_timeout=10s%20-c%20lock_timeout=1s", jdbc);
    }

    @Test
    void is_not_ready_while_the_database_says_nothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Database database = new Database("postgres://nobody@127.0.0.1:" + silent.getLocalPort() + "/nothing")) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertFalse(database.ready()));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void limits_how_long_a_statement_may_take_and_how_long_it_waits_for_an_answer() throws Exception {
        try (Scratch scratch = new Scratch()) {
            assertEquals("10s", Scratch.one(scratch.database(), "show statement_timeout"));
            assertEquals(15_000, scratch.database().transaction(Connection::getNetworkTimeout));
            scratch.database().transaction(Migrations::apply);
            assertEquals("10s", Scratch.one(scratch.database(), "show statement_timeout"));
            assertEquals(15_000, scratch.database().transaction(Connection::getNetworkTimeout));
        }
    }

    @Test
    void is_not_ready_while_the_database_is_away() throws Exception {
        Database database = new Database("postgres://nobody@127.0.0.1:1/nothing");
        Thread migrating = new Thread(database::migrate);
        migrating.start();
        assertFalse(database.ready());
        database.close();
        migrating.join(10_000);
        assertFalse(migrating.isAlive());
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void is_ready_once_migrated_and_migrates_once() throws Exception {
        try (Scratch scratch = new Scratch()) {
            assertTrue(scratch.database().ready());
            scratch.database().migrate();
            assertEquals("1", Scratch.one(scratch.database(), "select count(*) from schema_migrations"));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void undoes_what_fails() throws Exception {
        try (Scratch scratch = new Scratch()) {
            assertThrows(IllegalStateException.class, () -> scratch.database().transaction(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("create table gone ()");
                }
                throw new IllegalStateException("as expected");
            }));
            assertEquals("t", Scratch.one(scratch.database(), "select to_regclass('gone') is null"));
        }
    }
}
