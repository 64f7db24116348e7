package dev.paved.provisioner.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.provisioner.database.BrokenSeedException;
import dev.paved.provisioner.database.DatabasePresence.Incomplete;
import dev.paved.provisioner.database.DatabaseSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedingIT extends OnServer {

    @Test
    void seed_is_run_once_whatever_becomes_of_its_rows() throws Exception {
        // Given
        DatabaseSite site = site("seeded", SEED);
        make(site);
        server.run("seeded", "delete from note");

        // When
        server.provider().advance(site, PASSWORD);

        // Then
        assertThat(server.texts("seeded", "select count(*) from note")).containsExactly("0");
        remove(site);
    }

    @Test
    void seed_may_do_what_dumps_and_scripts_do() throws Exception {
        // Given
        DatabaseSite site = site("rich", """
                SET client_encoding = 'UTF8';
                SELECT pg_catalog.set_config('search_path', '', false);
                create table public.item (id serial primary key, at timestamptz default now(), name text);
                create function public.add(name text) returns int language plpgsql as $$
                declare made int;
                begin insert into public.item (name) values ($1) returning id into made; return made; end $$;
                create function public.one() returns int begin atomic select 1; end;
                select public.add('n' || i) from generate_series(1, 1000) i;
                do $$ begin perform public.add('a;b'); end $$;
                insert into public.item (name) values ('{d ?}') returning id;
                """);

        // When
        make(site);

        // Then
        assertThat(server.texts("rich", "select count(*) from item")).containsExactly("1002");
        assertThat(server.texts("rich", "select tableowner from pg_tables where tablename = 'item'"))
                .containsExactly("rich");
        remove(site);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table t (x int);\\n  selekt 1                      | line 2, column 3: syntax error
            create table t (x int);\\ninsert into t values ('ä', 'b') | line 2, column 28: INSERT has more expressions
            select 'äöü🙂', nix                                       | line 1, column 16: column
            select 1;\\n\\nselect 1 / 0; select 2                     | line 3, column 1: division by zero
            create table t (x int unique);\\ninsert into t values (1);\\n/* c */ insert into t values (1) | line 3, column 9: duplicate key
            select 1;\\ncommit;\\nselekt                              | line 2, column 1: it ends the transaction
            select 1;\\nrollback and chain;\\ncreate table t (x int)  | it ends the transaction
            begin; rollback                                           | line 1, column 8: it ends the transaction
            create database more                                      | line 1, column 1: CREATE DATABASE cannot run inside
            copy pg_class from stdin                                  | line 1, column 1
            select 1;\\n set datestyle = 'SQL'                        | line 2, column 2
            drop schema public cascade                                | at its end: schema "public" does not exist
            select pg_sleep(60)                                       | line 1, column 1: canceling statement
            set statement_timeout = 0; select pg_sleep(60)            | line 1, column 28
            create role more                                          | line 1, column 1: permission denied
            select pg_read_file('/etc/hostname')                      | permission denied
            select 'open                                              | line 1, column 8: unterminated
            \\\\i other.sql                                           | line 1, column 1: syntax error
            """)
    void broken_seed_says_where_and_leaves_nothing(String seed, String where) throws Exception {
        // Given
        DatabaseSite site = site("broken", seed.replace("\\n", "\n").replace("\\\\", "\\"));
        for (int step = 0; step < 3; step++) {
            server.provider().advance(site, PASSWORD);
        }

        // When
        assertThatThrownBy(() -> server.provider().advance(site, PASSWORD))
                .isInstanceOf(BrokenSeedException.class)
                .hasMessageContaining(where)
                .hasMessageStartingWith("the seed is wrong at ");

        // Then
        assertThat(server.provider().observe(site)).isInstanceOf(Incomplete.class);
        remove(site);
    }
}
