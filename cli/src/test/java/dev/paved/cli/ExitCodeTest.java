package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"400,2", "401,4", "403,5", "404,3", "409,1", "413,2", "415,2", "422,2", "429,1", "500,1"})
    void each_status_has_its_exit_code(int status, int exit) {
        // Given
        platform.on(
                "GET /api/services/hello",
                FakePlatform.problem(status, "\"detail\":\"It is so.\",\"requestId\":\"req-7\""));

        // When
        var result = Typed.at(platform, home).run("service", "show", "hello");

        // Then
        assertThat(result.exit()).isEqualTo(exit);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("It is so.").contains("req-7");
    }

    @Test
    void a_problem_is_told_whole() {
        // Given
        platform.on("POST /api/environments", FakePlatform.problem(422, """
                        "detail":"The environment isn't valid.","requestId":"req-9","next":"platform env create --help",
                        "errors":[{"pointer":"/ttl","detail":"write 7d"}],"suggestions":["staging"]"""));

        // When
        var result = Typed.at(platform, home).run("env", "create", "pr-1", "--type", "preview", "--ttl", "soon");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        error: The environment isn't valid.
                          /ttl: write 7d
                          Did you mean staging?
                        next: platform env create --help
                        request id: req-9
                        """);
    }

    @Test
    void an_answer_that_is_no_problem_detail_is_told_too() {
        // Given
        platform.on("GET /api/services/hello", FakePlatform.json(500, "<html>oops"));

        // When
        var result = Typed.at(platform, home).run("service", "show", "hello");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("500")
                .contains("GET /api/services/hello")
                .contains("req-1");
    }

    @Test
    void without_a_stack_it_says_platform_up() {
        // Given
        String nobody = platform.url();
        platform.close();

        // When
        var result = Typed.in(home).run("status", "hello", "--server", nobody);

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("No platform answers at " + nobody).contains("next: platform up");
    }

    @Test
    void a_pid_that_another_program_has_by_now_is_no_stack() throws IOException {
        // Given
        String nobody = platform.url();
        platform.close();
        Files.createDirectories(home.resolve("run"));
        Files.writeString(
                home.resolve("run").resolve("supervisor.json"),
                "{\"pid\": " + ProcessHandle.current().pid()
                        + ", \"birth\": \"another-boot/1\", \"state\": \"healthy\"}");

        // When
        var result = Typed.in(home).run("status", "hello", "--server", nobody);

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).doesNotContain("trying again").contains("next: platform up");
    }

    @Test
    void a_service_that_is_down_is_named_after_patience_ended() {
        // Given
        platform.on("GET /api/services/hello", FakePlatform.problem(503, "\"detail\":\"catalog is down.\""));

        // When
        var result =
                Typed.at(platform, home).with("PLATFORM_RETRY_FOR", "300ms").run("service", "show", "hello");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("catalog is down.").contains("next: platform doctor");
    }
}
