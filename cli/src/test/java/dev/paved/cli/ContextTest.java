package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {
    private static final String CHECK = "GET /api/services?limit=1";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void login_with_a_token_makes_a_current_context() throws IOException {
        // Given
        platform.on(CHECK, json(200, "{\"items\":[]}"));

        // When
        var login = Typed.in(home)
                .reading("abc.def\n")
                .run("login", "--server", platform.url(), "--token-stdin", "--name", "work");

        // Then
        assertThat(login.exit()).isZero();
        assertThat(platform.received(CHECK).getFirst().header("Authorization")).isEqualTo("Bearer abc.def");
        assertThat(Typed.in(home).run("auth", "token").out()).isEqualTo("abc.def\n");
        assertThat(Typed.in(home).run("context", "list").out())
                .contains("*")
                .contains("work")
                .doesNotContain("abc.def");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("cli.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void local_login_signs_by_itself_and_stores_no_token() throws IOException {
        // Given
        platform.on(CHECK, json(200, "{\"items\":[]}"));

        // When
        var login = Typed.in(home).run("login", "--server", platform.url());

        // Then
        assertThat(login.exit()).isZero();
        assertThat(platform.received(CHECK).getFirst().header("Authorization"))
                .matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(Files.readString(home.resolve("cli.json")))
                .contains("\"identity\": \"local\"")
                .doesNotContain("token");
    }

    @Test
    void token_of_a_program_says_so_and_is_signed_by_the_local_stack_alone() {
        // Given
        platform.on(CHECK, json(200, "{\"items\":[]}"));
        Typed.in(home).run("login", "--server", platform.url());

        // When
        String token = Typed.in(home).run("auth", "token", "--automation", "ci").out();
        var elsewhere = Typed.in(home).with("PLATFORM_TOKEN", "from-ci").run("auth", "token", "--automation", "ci");

        // Then
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"ci\"", "\"groups\":[\"paved-automation\"]");
        assertThat(elsewhere.exit()).isEqualTo(4);
        assertThat(elsewhere.err()).contains("Only the local stack's tokens are signed here");
    }

    @Test
    void refused_login_changes_nothing() {
        // Given
        platform.on(CHECK, problem(401, "\"detail\":\"The token is expired.\""));

        // When
        var login = Typed.in(home).reading("old").run("login", "--server", platform.url(), "--token-stdin");

        // Then
        assertThat(login.exit()).isEqualTo(4);
        assertThat(home.resolve("cli.json")).doesNotExist();
    }

    @Test
    void a_remote_platform_needs_a_token() {
        var login = Typed.in(home).run("login", "--server", "https://paved.example.com");

        assertThat(login.exit()).isEqualTo(2);
        assertThat(login.err()).contains("--token-stdin");
    }

    @Test
    void contexts_are_set_used_and_deleted_and_what_is_unknown_is_kept() throws IOException {
        // Given
        Files.writeString(
                home.resolve("cli.json"),
                "{\"theme\":\"dark\",\"contexts\":{\"a\":{\"server\":\"http://a:1\",\"note\":1}}}");

        // When
        Typed.in(home).run("context", "set", "a", "--server", "http://a:2");
        Typed.in(home).run("context", "set", "b", "--server", "http://b:1");
        Typed.in(home).run("context", "use", "a");
        Typed.in(home).run("context", "delete", "b");

        // Then
        assertThat(Files.readString(home.resolve("cli.json")))
                .contains(
                        "\"theme\": \"dark\"", "\"note\": 1", "\"server\": \"http://a:2\"", "\"currentContext\": \"a\"")
                .doesNotContain("\"b\"");
    }

    @Test
    void unknown_context_is_not_found() {
        assertThat(Typed.in(home).run("context", "use", "nope").exit()).isEqualTo(3);
        assertThat(Typed.in(home).run("service", "list", "--context", "nope").exit())
                .isEqualTo(3);
    }

    @Test
    void without_login_there_is_no_token() {
        var result = Typed.in(home).run("auth", "token");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("next: platform login");
    }

    @Test
    void token_of_the_environment_wins() {
        assertThat(Typed.in(home)
                        .with("PLATFORM_TOKEN", "from-ci")
                        .run("auth", "token")
                        .out())
                .isEqualTo("from-ci\n");
    }
}
