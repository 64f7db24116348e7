package dev.paved.provisioner.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.provisioner.database.postgres.SeedStatements.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedStatementsTest {

    private static List<String> divided(String sql) {
        List<Part> parts = SeedStatements.of(sql);
        assertThat(parts)
                .allSatisfy(part -> assertThat(sql.substring(part.start())).startsWith(part.sql()));
        return parts.stream().map(part -> part.sql().strip()).toList();
    }

    @Test
    void statements_end_at_semicolons() {
        assertThat(divided("select 1;\n\n select 2 ;select 3")).containsExactly("select 1", "select 2", "select 3");
    }

    @Test
    void nothing_is_no_statement() {
        assertThat(divided(" ;; -- select 1;\n /* select 2; /* nested; */ */ ;"))
                .isEmpty();
    }

    @Test
    void semicolons_in_quotes_and_comments_end_nothing() {
        List<String> statements = List.of(
                "select 'a;''b;'",
                "select E'a\\';b'",
                "select \"a;\"\"b\" from t",
                "select $$a;b$$, $x$ $$;$$ $x$",
                "select 1 -- ; no\n + 2",
                "select 1 /* ; /* ; */ ; */ + 2");
        assertThat(divided(String.join(";\n", statements))).containsExactlyElementsOf(statements);
    }

    @Test
    void signs_that_begin_no_comment_are_operators() {
        assertThat(divided("select 4-2;select 4/2;select $1")).containsExactly("select 4-2", "select 4/2", "select $1");
    }

    @Test
    void rules_and_bodies_of_functions_are_whole() {
        List<String> statements = List.of(
                "create rule r as on insert to t do also (delete from u; delete from v)",
                """
                create function f(i int) returns int begin atomic
                  select 1;
                  select case when i > 0 then 1 else 2 end;
                end""",
                "create function atomic() returns int language sql as 'select 1;'",
                "do $$begin perform 1; end$$");
        assertThat(divided(String.join(";\n", statements) + ";")).containsExactlyElementsOf(statements);
    }

    @Test
    void what_is_not_closed_goes_to_the_end() {
        assertThat(divided("select 1; select 'open; select 2")).containsExactly("select 1", "select 'open; select 2");
        assertThat(divided("select (1; select 2")).containsExactly("select (1; select 2");
    }
}
