package dev.paved.cli;

import static dev.paved.cli.FakePlatform.event;
import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.silentAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProcessIT {
    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    /** A JVM that cannot make one leaves none, and commands only start slower: but in CI that must not pass unseen. */
    @Test
    void commands_start_from_the_aot_cache() throws IOException, InterruptedException {
        // Given
        if (!"true".equals(System.getenv("PAVED_CI"))) {
            assumeThat(CommandProcess.CACHE).exists();
        }
        platform.on("GET /api/services/hello", json(200, "{\"name\":\"hello\"}"));
        Path loaded = home.resolve("loaded.txt");

        // When
        ProcessBuilder command =
                CommandProcess.of(List.of("-Xlog:class+load:file=" + loaded), home, "service", "show", "hello");
        command.environment().put("PLATFORM_SERVER", platform.url());
        Process show = command.start();
        show.getInputStream().readAllBytes();

        // Then
        assertThat(show.waitFor()).isZero();
        assertThat(Files.readAllLines(loaded))
                .filteredOn(line -> line.matches(".* (picocli|dev\\.paved|sun\\.net\\.www)\\.\\S+ .*"))
                .filteredOn(line -> !line.contains("$$Lambda"))
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.contains("shared objects file"));
    }

    @Test
    void the_version_is_printed_without_a_command_tree() throws IOException, InterruptedException {
        // Given
        List<String> uncached = List.of("-XX:AOTMode=off", "-Xlog:class+load:file=" + home.resolve("loaded.txt"));

        // When
        Process version = CommandProcess.of(uncached, home, "--version").start();
        String out = new String(version.getInputStream().readAllBytes());

        // Then
        assertThat(version.waitFor()).isZero();
        assertThat(out).startsWith("platform ");
        assertThat(Files.readString(home.resolve("loaded.txt")))
                .doesNotContain("picocli.")
                .doesNotContain("java.net.Http");
    }

    @Test
    void data_is_on_stdout_and_messages_are_on_stderr() throws IOException, InterruptedException {
        // Given
        platform.on("GET /api/services/hello", json(200, "{\"name\":\"hello\"}"));

        // When
        Process found = command("service", "show", "hello", "-o", "json").start();
        Process missing = command("service", "show", "helo", "-o", "json").start();

        // Then
        assertThat(new String(found.getInputStream().readAllBytes())).contains("\"name\": \"hello\"");
        assertThat(new String(found.getErrorStream().readAllBytes())).isEmpty();
        assertThat(found.waitFor()).isZero();
        assertThat(new String(missing.getInputStream().readAllBytes())).isEmpty();
        assertThat(new String(missing.getErrorStream().readAllBytes()))
                .contains("error:")
                .contains("req-404");
        assertThat(missing.waitFor()).isEqualTo(3);
    }

    @Test
    void interrupted_waiting_says_that_the_operation_goes_on() throws IOException, InterruptedException {
        // Given
        String running =
                "{\"id\":\"dep-1\",\"status\":\"running\",\"steps\":[{\"name\":\"start\",\"status\":\"running\"}]}";
        platform.on("POST /api/deployments", json(202, running))
                .on("GET /api/operations/dep-1/events", silentAfter(event("1", running)))
                .on("GET /api/operations/dep-1", json(200, running));
        Path err = home.resolve("err.txt");
        Process deploy = command("deploy", "hello", "--env", "staging", "--version", "1")
                .redirectError(err.toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(err).contains("start running"));

        // When
        deploy.destroy();

        // Then
        assertThat(deploy.waitFor()).isEqualTo(2);
        assertThat(Files.readString(err)).contains("the operation goes on").contains("platform operation wait dep-1");
    }

    private ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = CommandProcess.of(List.of("-Xlog:disable"), home, arguments);
        builder.environment().put("PLATFORM_SERVER", platform.url());
        return builder;
    }
}
