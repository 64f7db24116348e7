package dev.paved.cli;

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
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
    private static final String PREVIEW = """
            {"name":"shop-pr-7","repository":"acme/shop","number":7,"branch":"socks","fork":true,"state":"ready",
             "head":"81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0","shows":"81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0",
             "environment":"shop-pr-7","url":"http://shop.example","updatedAt":"2026-01-01T11:00:00Z"}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void previews_are_listed_by_repository() {
        // Given
        platform.on("GET /api/previews?repository=acme%2Fshop&all=true", json(200, "{\"items\":[" + PREVIEW + "]}"));

        // When
        var listed = Typed.at(platform, home).run("preview", "list", "--repository", "acme/shop", "--all");

        // Then
        assertThat(listed.out()
                        .lines()
                        .map(line -> line.replaceAll(" {2,}", "  ").strip()))
                .containsExactly(
                        "NAME  PULL REQUEST  STATE  COMMIT  URL  MESSAGE",
                        "shop-pr-7  acme/shop#7  ready  81f5a2f  http://shop.example  -");
    }

    @Test
    void preview_is_shown_by_its_name_or_its_pull_request() {
        // Given
        platform.on("GET /api/previews/shop-pr-7", json(200, PREVIEW))
                .on("GET /api/previews/acme/shop/7", json(200, PREVIEW));

        // When
        var named = Typed.at(platform, home).run("preview", "show", "shop-pr-7");
        var numbered = Typed.at(platform, home).run("preview", "show", "acme/shop#7");

        // Then
        assertThat(named.out())
                .contains("acme/shop#7")
                .contains("socks of a fork")
                .contains("http://shop.example")
                .isEqualTo(numbered.out());
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.com/acme/sub/shop/-/merge_requests/7, https%3A%2F%2Fgitlab.com%2Facme%2Fsub%2Fshop",
        "https://gitlab.example.com/acme/shop/-/merge_requests/7/diffs, https%3A%2F%2Fgitlab.example.com%2Facme%2Fshop",
        "https://github.com/acme/shop/pull/7, https%3A%2F%2Fgithub.com%2Facme%2Fshop",
        "https://codeberg.org/acme/shop/pulls/7, https%3A%2F%2Fcodeberg.org%2Facme%2Fshop",
        "https://gitlab.com/acme/shop#7, https%3A%2F%2Fgitlab.com%2Facme%2Fshop",
        "acme/sub/shop#7, acme%2Fsub%2Fshop"
    })
    void preview_is_shown_by_the_address_of_its_pull_request(String given, String repository) {
        platform.on("GET /api/previews/of?repository=" + repository + "&number=7", json(200, PREVIEW));

        assertThat(Typed.at(platform, home).run("preview", "show", given).out()).contains("shop-pr-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://gitlab.com/acme/shop", "acme/shop", "acme/shop#x", "https://gitlab.com/a/b/-/issues/7"})
    void what_names_no_preview_is_told_before_anything_is_asked(String given) {
        var result = Typed.at(platform, home).run("preview", "show", given);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("'" + given + "' names no preview and no pull request.")
                .contains("https://gitlab.com/acme/shop/-/merge_requests/7 or https://gitlab.com/acme/shop#7");
    }

    @Test
    void manifest_is_checked_with_the_files_that_it_names() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("preview.yaml"), "kind: Environment\n");
        Files.writeString(home.resolve("demo.sql"), "select 1;");
        platform.on("POST /api/previews/files", json(200, "{\"files\":[\"demo.sql\"]}"))
                .on("POST /api/previews/check", json(200, """
                        {"environment":"repository-pr-1","services":[{"name":"api","image":"acme/api:1","replicas":2}]}"""));

        // When
        var result = Typed.at(platform, home).run("preview", "check", "-f", file.toString());

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(file + """
                 is right: the pull request owner/repository#1 would get the environment repository-pr-1

                SERVICE   IMAGE        REPLICAS
                api       acme/api:1   2
                """);
        assertThat(platform.received("POST /api/previews/check").getFirst().body())
                .isEqualTo("""
                {"manifest":"kind: Environment\\n","files":{"demo.sql":"select 1;"}}""");
    }
}
