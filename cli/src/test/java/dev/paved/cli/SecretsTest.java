package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    private static final String SET = "POST /api/secrets";
    private static final String ONE = "/api/secrets/hello/API_KEY";
    private static final Terminal ALL = new Terminal(true, true, true);
    private static final String VERSION_2 = "{\"service\":\"hello\",\"name\":\"API_KEY\",\"version\":2}";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private Typed typed() {
        return Typed.at(platform, home).at(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void value_comes_from_stdin_without_the_last_lines_end() {
        // Given
        platform.on(SET, json(200, VERSION_2));

        // When
        var result = typed().reading("two\nlines \n").run("secrets", "set", "hello/API_KEY", "--env", "staging");

        // Then
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("hello/API_KEY for staging is at version 2\n");
        var sent = platform.received(SET).getFirst();
        assertThat(sent.body())
                .isEqualTo("{\"service\":\"hello\",\"name\":\"API_KEY\",\"environment\":\"staging\","
                        + "\"value\":\"two\\nlines \"}");
        assertThat(sent.header("Idempotency-key")).isNotBlank();
    }

    @Test
    void value_is_asked_for_on_a_terminal() {
        platform.on(SET, json(201, VERSION_2));

        var result = typed().on(ALL).reading("typed\n").run("secrets", "set", "hello/API_KEY");

        assertThat(result.err()).contains("Value of hello/API_KEY: ");
        assertThat(platform.received(SET).getFirst().body()).endsWith("\"value\":\"typed\"}");
    }

    @Test
    void value_among_the_arguments_is_taken_with_a_warning() {
        platform.on(SET, json(201, VERSION_2));

        var result = typed().run("secrets", "set", "hello/API_KEY", "hunter2", "--if-version", "0", "-o", "json");

        assertThat(result.err())
                .contains("warning: a value among the arguments stays in the shell's history")
                .doesNotContain("hunter2");
        assertThat(result.out()).contains("\"version\": 2").doesNotContain("hunter2");
        assertThat(platform.received(SET).getFirst().body()).endsWith("\"value\":\"hunter2\",\"expectedVersion\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set hello/API_KEY=hunter2 | its value is no part of that | leave the value out",
                "set hello | is no secret | my-service/DATABASE_URL",
                "set hello/API-KEY x | is no secret | my-service/DATABASE_URL",
                "set Hello/API_KEY x | is no secret | my-service/DATABASE_URL",
                "get hello/a/b | is no secret | my-service/DATABASE_URL",
                "set hello/API_KEY | There is no value | pipe it in",
                "rotate hello/API_KEY --ask | There is no value | pipe it in",
                "delete hello/API_KEY --purge | Nobody can be asked here | add --yes",
                "policy hello/API_KEY | Missing required argument | platform secrets policy --help",
                "policy hello/API_KEY --rotate-every 1d --none | mutually exclusive | platform secrets policy --help",
                "rotate hello/API_KEY --if-version two | two | platform secrets rotate --help",
            })
    void wrong_input_is_told_and_nothing_is_sent(String arguments, String what, String next) {
        var result = typed().run(("secrets " + arguments).split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(what).contains(next).doesNotContain("hunter2");
        assertThat(result.out()).isEmpty();
        assertThat(platform.received(SET)).isEmpty();
    }

    @Test
    void too_large_and_binary_values_are_not_sent() {
        assertThat(typed().reading("x".repeat(65_537))
                        .run("secrets", "set", "hello/API_KEY")
                        .err())
                .contains("more than 65536 bytes");
        platform.on(SET, json(200, VERSION_2));
        assertThat(typed().reading("x".repeat(65_536) + "\n")
                        .run("secrets", "set", "hello/API_KEY")
                        .exit())
                .isZero();
        assertThat(platform.received(SET)).hasSize(1);
    }

    @Test
    void list_shows_who_and_when_and_never_a_value() {
        platform.on("GET /api/secrets?service=hello&deleted=true", json(200, """
                {"items": [
                  {"service":"hello","name":"API_KEY","environment":null,"version":3,
                   "updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada",
                   "rotation":{"every":"30d","next":"2026-01-31T00:00:00Z","due":false,"automatic":true}},
                  {"service":"hello","name":"OLD","environment":null,"version":1,
                   "updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada",
                   "rotation":{"every":"12h","next":"2026-01-01T12:00:00Z","due":true,"automatic":false}},
                  {"service":"hello","name":"URL","environment":"staging","version":1,"updatedBy":"bob",
                   "updatedAt":"2026-01-01T23:00:00Z","deletedAt":"2026-01-01T23:00:00Z"}],
                 "nextCursor": null}"""));

        var result = typed().run("secrets", "list", "hello", "--deleted");

        assertThat(result.out()).isEqualTo("""
                SERVICE   NAME      ENVIRONMENT   VERSION   BY    AGE   ROTATION   DELETED
                hello     API_KEY   all           3         ada   1d    in 29d     -
                hello     OLD       all           1         ada   1d    due        -
                hello     URL       staging       1         bob   1h    -          1h ago
                """);
    }

    @Test
    void history_shows_how_each_version_came_to_be() {
        platform.on("GET " + ONE + "?environment=staging", json(200, """
                {"service":"hello","name":"API_KEY","version":2,"deletedAt":"2026-01-01T23:00:00Z","deletedBy":"bob",
                 "versions":[
                  {"version":2,"change":"restored","createdAt":"2026-01-01T23:00:00Z","createdBy":"ada","restoredFrom":1},
                  {"version":1,"change":"set","createdAt":"2026-01-01T00:00:00Z","createdBy":"ada"}],
                 "rotation":{"every":"12h","next":"2026-01-01T12:00:00Z","due":true,"automatic":true}}"""));

        var result = typed().run("secrets", "history", "hello/API_KEY", "-e", "staging");

        assertThat(result.out()).isEqualTo("""
                VERSION   CHANGE     FROM   BY    AT                     AGE
                2         restored   1      ada   2026-01-01T23:00:00Z   1h
                1         set        -      ada   2026-01-01T00:00:00Z   1d
                """);
        assertThat(result.err()).contains("Deleted by bob", "every 12h, now; the platform makes it");
    }

    @Test
    void get_prints_the_value_alone_and_says_what_for() {
        platform.on("POST " + ONE + "/read", json(200, "{\"version\":3,\"value\":\"hunter2\"}"));

        var result = typed().run("secrets", "get", "hello/API_KEY", "--version", "3", "--purpose", "a test");

        assertThat(result.out()).isEqualTo("hunter2\n");
        assertThat(platform.received("POST " + ONE + "/read").getFirst().body())
                .isEqualTo("{\"purpose\":\"a test\",\"version\":3}");
    }

    @Test
    void rotate_restore_and_delete_say_what_came_of_it() {
        platform.on("POST " + ONE + "/rotate", json(200, VERSION_2));
        platform.on("POST " + ONE + "/restore", json(200, VERSION_2));
        platform.on("DELETE " + ONE, json(200, VERSION_2));
        platform.on("DELETE " + ONE + "?environment=staging&purge=true&expectedVersion=2", json(200, VERSION_2));

        assertThat(typed().run("secrets", "rotate", "hello/API_KEY").out()).contains("is at version 2");
        assertThat(typed().reading("new")
                        .run("secrets", "rotate", "hello/API_KEY", "--ask")
                        .out())
                .contains("is at version 2");
        assertThat(platform.received("POST " + ONE + "/rotate"))
                .extracting(FakePlatform.Received::body)
                .containsExactly("{}", "{\"value\":\"new\"}");
        assertThat(typed().run("secrets", "restore", "hello/API_KEY", "--version", "1")
                        .out())
                .contains("is at version 2");
        assertThat(platform.received("POST " + ONE + "/restore").getFirst().body())
                .isEqualTo("{\"version\":1}");
        assertThat(typed().run("secrets", "delete", "hello/API_KEY").out()).contains("platform secrets restore");
        assertThat(typed().run(
                                "secrets",
                                "delete",
                                "hello/API_KEY",
                                "--purge",
                                "-y",
                                "--env",
                                "staging",
                                "--if-version",
                                "2")
                        .out())
                .contains("is gone");
    }

    @Test
    void policy_says_when_a_new_value_is_due_and_who_makes_it() {
        platform.on("POST " + ONE + "/policy", json(200, """
                {"rotation":{"every":"30d","next":"2026-02-01T00:00:00Z","due":false,"automatic":true}}"""));

        assertThat(typed().run("secrets", "policy", "hello/API_KEY", "--rotate-every", "30d")
                        .out())
                .isEqualTo("hello/API_KEY: A new value is due every 30d, the next in 30d; the platform makes it.\n");

        platform.on("POST " + ONE + "/policy", json(200, """
                {"rotation":{"every":"12h","next":"2026-01-01T00:00:00Z","due":true,"automatic":false}}"""));
        assertThat(typed().run("secrets", "policy", "hello/API_KEY", "--rotate-every", "12h", "-e", "staging")
                        .out())
                .isEqualTo(
                        "hello/API_KEY for staging: A new value is due every 12h, now; you set it, or platform secrets"
                                + " rotate hello/API_KEY --env staging makes this and all further ones.\n");

        platform.on("POST " + ONE + "/policy", json(200, "{}"));
        assertThat(typed().run("secrets", "policy", "hello/API_KEY", "--none").out())
                .contains("No new value is ever due.");
        assertThat(platform.received("POST " + ONE + "/policy"))
                .extracting(FakePlatform.Received::body)
                .containsExactly(
                        "{\"rotateEvery\":\"30d\"}",
                        "{\"environment\":\"staging\",\"rotateEvery\":\"12h\"}",
                        "{\"rotateEvery\":\"none\"}");
    }

    @Test
    void refusal_is_told_with_what_to_do() {
        platform.on(
                SET,
                problem(
                        409,
                        "\"detail\":\"The secret is at version 5.\",\"next\":\"platform secrets history hello/API_KEY\""));

        var result = typed().reading("x").run("secrets", "set", "hello/API_KEY", "--if-version", "4");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("at version 5", "next: platform secrets history hello/API_KEY");
    }

    @Test
    void rotation_of_the_master_key_is_waited_for() {
        platform.on(
                "POST /api/secrets/master-key/rotate",
                json(202, "{\"id\":\"prv-1\",\"kind\":\"secrets.rotate-key\",\"status\":\"pending\",\"steps\":[]}"));
        platform.on(
                "GET /api/operations/prv-1",
                json(
                        200,
                        "{\"id\":\"prv-1\",\"kind\":\"secrets.rotate-key\",\"status\":\"succeeded\",\"steps\":[],"
                                + "\"result\":{\"masterKey\":\"0a0b0c0d\"}}"));

        var result = Typed.at(platform, home).run("secrets", "rotate-key");

        assertThat(result.out()).isEqualTo("all secrets are sealed with the master key 0a0b0c0d\n");
    }
}
