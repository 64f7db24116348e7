package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals("jdbc:postgresql://db.example:5433/shop?sslmode=require", url.jdbc());
        assertEquals("ada", url.user());
        assertEquals("p@ss+word", url.password());
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
