package dev.paved.cli;

import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.events;
import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final String FILES = "POST /api/environments/files";
    private static final String APPLY = "PUT /api/environments";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static String operation(String kind, String status, String result) {
        return """
                {"id":"prv-1","kind":"%s","subject":"environment/pr-1","status":"%s","steps":[],"result":%s}""".formatted(kind, status, result);
    }

    private Path manifest(String text) throws IOException {
        return Files.writeString(home.resolve("pr-1.yaml"), text);
    }

    @Test
    void manifest_goes_with_the_files_that_it_names() throws IOException {
        // Given
        Files.createDirectories(home.resolve("fixtures"));
        Files.writeString(home.resolve("fixtures/demo.sql"), "select 1;");
        platform.on(FILES, json(200, "{\"files\":[\"fixtures/demo.sql\"]}"))
                .on(APPLY, json(202, operation("environment.apply", "pending", "null")))
                .on(
                        "GET /api/operations/prv-1/events",
                        events(event("1", operation("environment.apply", "succeeded", "{\"environment\":\"pr-1\"}"))));

        // When
        var result = Typed.at(platform, home)
                .run("env", "apply", "-f", manifest("kind: Environment\n").toString());

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("pr-1 is ready\n");
        assertThat(platform.received(APPLY).getFirst().body()).isEqualTo("""
                {"manifest":"kind: Environment\\n","files":{"fixtures/demo.sql":"select 1;"}}""");
    }

    @Test
    void file_that_is_not_there_is_told_before_anything_is_changed() throws IOException {
        // Given
        platform.on(FILES, json(200, "{\"files\":[\"none.sql\"],\"places\":{\"none.sql\":\"line 7, column 31\"}}"));

        // When
        var result = Typed.at(platform, home)
                .run("env", "apply", "-f", manifest("kind: Environment\n").toString());

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "error: The manifest names the seed none.sql at line 7, column 31, and there is no such file.",
                        "It was looked for at " + home.resolve("none.sql"),
                        "next: add that file, or take seed out of the manifest");
        assertThat(platform.received(APPLY)).isEmpty();
    }

    @Test
    void environment_that_is_as_the_manifest_says_is_unchanged() throws IOException {
        // Given
        platform.on(FILES, json(200, "{\"files\":[]}")).on(APPLY, json(200, "{\"name\":\"pr-1\",\"generation\":3}"));

        // When
        var result = Typed.at(platform, home)
                .run("env", "apply", "-f", manifest("kind: Environment\n").toString());

        // Then
        assertThat(result.out()).isEqualTo("pr-1 is unchanged: it is as the manifest says\n");
        assertThat(platform.received(APPLY).getFirst().body()).isEqualTo("kind: Environment\n");
    }

    @Test
    void manifest_of_a_repository_is_read_by_the_server() {
        // Given
        String source =
                "{\"repository\":\"acme/shop\",\"path\":\"env.yaml\",\"commit\":\"81f5a2f0123456789012345678901234567890ab\"}";
        String done =
                operation("environment.apply", "succeeded", "{\"environment\":\"pr-1\",\"source\":" + source + "}");
        platform.on(
                        APPLY,
                        json(202, operation("environment.apply", "pending", "null")),
                        json(200, "{\"name\":\"pr-1\",\"generation\":3,\"source\":" + source + "}"))
                .on("GET /api/operations/prv-1/events", events(event("1", done)));
        String[] command = {"env", "apply", "--repository", "acme/shop", "--path", "env.yaml", "--revision", "socks"};

        // When
        var result = Typed.at(platform, home).run(command);

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("pr-1 is ready, as env.yaml at 81f5a2f says\n");
        assertThat(platform.received(APPLY).getFirst().body()).isEqualTo("""
                {"repository":"acme/shop","path":"env.yaml","revision":"socks"}""");
        assertThat(platform.received(FILES)).isEmpty();
        assertThat(Typed.at(platform, home).run(command).out())
                .isEqualTo("pr-1 is unchanged: it is as env.yaml at 81f5a2f says\n");
    }

    @Test
    void path_of_a_repository_is_sent_as_a_whole_and_its_differences_are_shown() {
        // Given
        String compare = "POST /api/environments/compare";
        platform.on(compare, json(200, "{\"from\":\"pr-1\",\"to\":\"the manifest\",\"differences\":[]}"));

        // When
        var result = Typed.at(platform, home).run("env", "diff", "-r", "./shop.git", "-p", "env.yaml");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(platform.received(compare).getFirst().body())
                .isEqualTo("{\"repository\":\"" + Path.of("shop.git").toAbsolutePath() + "\",\"path\":\"env.yaml\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apply                                  | A manifest is needed: a file, or one in a repository.
            apply -f x.yaml -r acme/shop -p x.yaml | A manifest is a file of this machine or in a repository, not both.
            apply -f x.yaml --revision socks       | A manifest is a file of this machine or in a repository, not both.
            apply -r acme/shop                     | A manifest in a repository needs both --repository and --path.
            apply -p x.yaml                        | A manifest in a repository needs both --repository and --path.
            diff --revision socks                  | A manifest in a repository needs both --repository and --path.
            diff staging -r acme/shop -p x.yaml    | There are two environments to compare, or one manifest.
            """)
    void manifest_is_named_in_one_way_and_wholly(String arguments, String complaint) {
        var result = Typed.at(platform, home).run(("env " + arguments).split(" +"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(complaint);
        assertThat(platform.received(APPLY)).isEmpty();
    }

    @Test
    void drift_is_told_where_an_environment_is_shown_and_after_a_manifest_was_applied() throws IOException {
        // Given
        String drifted = """
                {"name":"pr-1","generation":3,"conditions":[{"type":"InSync","status":"False","reason":"Drifted",
                 "message":"2 fields are not as declared; see them with: platform env drift pr-1","since":"2026-01-01T11:00:00Z"}]}""";
        String told = "2 fields are not as declared; see them with: platform env drift pr-1";
        String file = manifest("kind: Environment\n").toString();
        platform.on(FILES, json(200, "{\"files\":[]}"))
                .on("GET /api/environments/pr-1", json(200, drifted))
                .on(APPLY, json(200, drifted), json(202, operation("environment.apply", "pending", "null")))
                .on(
                        "GET /api/operations/prv-1/events",
                        events(event("1", operation("environment.apply", "succeeded", "{\"environment\":\"pr-1\"}"))));

        // When / Then
        assertThat(Typed.at(platform, home).run("env", "show", "pr-1").out())
                .containsPattern("Drift: +" + told)
                .contains("InSync");
        for (int i = 0; i < 2; i++) {
            var applied = Typed.at(platform, home).run("env", "apply", "-f", file);
            assertThat(applied.exit()).as(applied.err()).isZero();
            assertThat(applied.err()).contains("When it was looked at last: " + told);
        }
    }

    @Test
    void differences_are_shown_as_a_table() {
        // Given
        platform.on("GET /api/environments/staging/compare/production", json(200, """
                {"from":"staging","to":"production","differences":[
                  {"field":"services/api/image","from":"api:2","to":"api:1"},{"field":"services/web/image","from":"web:1","to":null}]}"""));

        // When
        var result = Typed.at(platform, home).run("env", "diff", "staging", "production");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("""
                FIELD                STAGING   PRODUCTION
                services/api/image   api:2     api:1
                services/web/image   web:1     -
                """);
        assertThat(Typed.at(platform, home).run("env", "diff", "staging").err())
                .contains("two environments to compare, or one manifest");
    }

    @Test
    void what_applying_does_not_change_is_marked() throws IOException {
        // Given
        platform.on(FILES, json(200, "{\"files\":[]}")).on("POST /api/environments/compare", json(200, """
                        {"from":"pr-1","to":"the manifest","differences":[
                          {"field":"databases/api/seed","from":"a.sql","to":"b.sql","note":"not changed by apply: a database is filled once"},
                          {"field":"ttl","from":"7d","to":"2h"}]}"""));

        // When
        var result = Typed.at(platform, home)
                .run("env", "diff", "-f", manifest("kind: Environment\n").toString());

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "FIELD                PR-1    THE MANIFEST   NOTE",
                        "databases/api/seed   a.sql   b.sql          not changed by apply: a database is filled once",
                        "ttl                  7d      2h             -");
    }

    @Test
    void receipt_lists_what_is_gone_and_what_was_left_alone() {
        // Given
        platform.on("GET /api/environments/pr-1/receipt", json(200, """
                {"environment":"pr-1","createdAt":"2026-01-01T11:00:00Z","destroyedAt":"2026-01-01T12:00:00Z","reason":"destroyed by ada",
                 "removed":["database one","namespace paved-pr-1"],"left":["role two"]}"""));

        // When
        var result = Typed.at(platform, home).run("env", "receipt", "pr-1");

        // Then
        assertThat(result.out())
                .contains("destroyed by ada")
                .endsWith(
                        "Confirmed gone:\n  database one\n  namespace paved-pr-1\nNot Paved's, left alone:\n  role two\n");
    }
}
