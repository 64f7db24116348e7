package dev.paved.cli;

import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.events;
import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String CREATE = "POST /api/databases";
    private static final String CREDENTIALS = "POST /api/databases/staging/hello/credentials";
    private static final String ADDRESS = """
            {"host":"127.0.0.1","port":5432,"database":"hello_staging_1","user":"hello_staging_1","password":"s3cret",
             "url":"postgresql://hello_staging_1:s3cret@127.0.0.1:5432/hello_staging_1"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String operation(String status, String result) {
        return """
                {"id":"prv-1","kind":"database.create","subject":"database/staging/hello","status":"%s","steps":[],"result":%s}""".formatted(status, result);
    }

    private void ends(String result) {
        platform.on("GET /api/operations/prv-1/events", events(event("1", operation("succeeded", result))));
    }

    @Test
    void created_database_is_named() throws IOException {
        // Given
        platform.on(CREATE, json(202, operation("pending", "null")));
        ends("{\"database\":\"hello_staging_1\"}");
        Path seed = Files.writeString(home.resolve("seed.sql"), "select 'ä';\n");

        // When
        var result = Typed.at(platform, home)
                .run("database", "create", "hello", "-e", "staging", "--size", "medium", "--seed", seed.toString());

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("""
                        the database of hello in staging is ready: hello_staging_1
                        Connect to it with: platform database connect hello --env staging
                        """);
        assertThat(platform.received(CREATE).getFirst().body()).isEqualTo("""
                        {"service":"hello","environment":"staging","type":"postgres","size":"medium","seed":"select 'ä';\\n","seedFile":"%s"}""".formatted(seed));
    }

    @Test
    void seed_is_checked_before_anything_is_sent() throws IOException {
        Path binary = Files.write(home.resolve("dump"), new byte[] {(byte) 0xff, 0});
        Path empty = Files.writeString(home.resolve("empty.sql"), " \n");
        Path large = Files.writeString(home.resolve("large.sql"), "x".repeat(1024 * 1024 + 1));

        assertThat(seeded(binary).err()).contains("is no text in UTF-8");
        assertThat(seeded(empty).err()).contains("is empty");
        assertThat(seeded(large).err()).contains("is larger than 1 MiB");
        assertThat(seeded(home.resolve("none.sql")).err()).contains("There is no file");
        assertThat(platform.received(CREATE)).isEmpty();
    }

    private Typed.Result seeded(Path file) {
        var result = Typed.at(platform, home)
                .run("database", "create", "hello", "--env", "staging", "--seed", file.toString());
        assertThat(result.exit()).isEqualTo(2);
        return result;
    }

    @Test
    void databases_are_listed_and_shown() {
        // Given
        String database = """
                {"service":"hello","environment":"staging","type":"postgres","size":"small","phase":"ready","owner":"ada",
                 "database":"hello_staging_1","createdAt":"2026-01-01T11:00:00Z"}""";
        platform.on("GET /api/databases?environment=staging", json(200, "{\"items\":[" + database + "]}"))
                .on("GET /api/databases/staging/hello", json(200, database));
        Typed person = Typed.at(platform, home).at(Instant.parse("2026-01-01T12:00:00Z"));

        // When
        var listed = person.run("database", "list", "--env", "staging");
        var shown = person.run("database", "show", "hello", "--env", "staging");

        // Then
        assertThat(listed.out().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "ENVIRONMENT  SERVICE  TYPE  SIZE  PHASE  OWNER  AGE",
                        "staging  hello  postgres  small  ready  ada  1h");
        assertThat(shown.out()).contains("hello_staging_1").contains("ready");
    }

    @Test
    void deletion_asks_and_tells_what_is_gone() {
        // Given
        platform.on("DELETE /api/databases/staging/hello", json(202, operation("pending", "null")));
        ends("{\"removed\":[\"database x\",\"role x\"],\"left\":[]}");

        // When
        var unasked = Typed.at(platform, home).run("database", "delete", "hello", "--env", "staging");
        var done = Typed.at(platform, home).run("database", "delete", "hello", "--env", "staging", "--yes");

        // Then
        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err())
                .contains("Delete the database of hello in staging")
                .contains("add --yes");
        assertThat(done.out()).isEqualTo("""
                        the database of hello in staging is deleted
                        confirmed gone: database x
                        confirmed gone: role x
                        """);
    }

    @Test
    void in_a_pipeline_the_url_is_printed() {
        // Given
        platform.on(CREDENTIALS, json(200, ADDRESS));

        // When
        var result = Typed.at(platform, home).run("database", "connect", "hello", "--env", "staging");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("postgresql://hello_staging_1:s3cret@127.0.0.1:5432/hello_staging_1\n");
        assertThat(result.err())
                .contains("127.0.0.1 is reached on the platform's own machine only", "POSTGRES_PUBLIC_HOST");
    }

    @Test
    void from_where_a_database_is_reached_is_told() {
        // Given
        platform.on(
                CREDENTIALS,
                json(200, ADDRESS.replace("127.0.0.1", "hello-1-rw.paved-pr-1.svc")),
                json(200, ADDRESS.replace("127.0.0.1", "db.example")));

        // When
        var within = Typed.at(platform, home).run("database", "connect", "hello", "--env", "staging");
        var anywhere = Typed.at(platform, home).run("database", "connect", "hello", "--env", "staging");

        // Then
        assertThat(within.err())
                .contains("hello-1-rw.paved-pr-1.svc is reached within the cluster only; from elsewhere: "
                        + "kubectl port-forward -n paved-pr-1 service/hello-1-rw 5432");
        assertThat(anywhere.err()).isEmpty();
    }

    @Test
    void at_a_terminal_psql_is_started_with_the_password_in_its_environment_only() throws IOException {
        // Given
        platform.on(CREDENTIALS, json(200, ADDRESS));
        Path folder = Files.createDirectories(home.resolve("bin"));
        Path seen = home.resolve("seen");
        Path psql = Files.writeString(
                folder.resolve("psql"),
                "#!/bin/sh\necho \"$# $PGHOST $PGPORT $PGDATABASE $PGUSER $PGPASSWORD\" > " + seen + "\nexit 3\n");
        Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwx------"));
        Typed person = Typed.at(platform, home).on(new Terminal(true, true, true));

        // When
        var started = person.with("PATH", "/nowhere:" + folder).run("database", "connect", "hello", "--env", "staging");
        var printed = person.run("database", "connect", "hello", "--env", "staging", "--print");
        var without = person.with("PATH", "/nowhere").run("database", "connect", "hello", "--env", "staging");

        // Then
        assertThat(started.exit()).isEqualTo(3);
        assertThat(started.out()).isEmpty();
        assertThat(seen).hasContent("0 127.0.0.1 5432 hello_staging_1 hello_staging_1 s3cret");
        assertThat(printed.out()).startsWith("postgresql://");
        assertThat(without.out()).startsWith("postgresql://");
        assertThat(without.err()).contains("psql is not on the PATH");
    }
}
