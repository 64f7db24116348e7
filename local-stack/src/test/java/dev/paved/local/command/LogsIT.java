package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.local.fixture.TestPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsIT {
    @TempDir
    Path folder;

    private TestPlatform platform;
    private Path log;

    @BeforeEach
    void a_log_of_five_lines() throws Exception {
        platform = TestPlatform.in(folder);
        log = platform.home().log("catalog");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "1\n2\n3\n4\n5\n");
    }

    @Test
    void following_ends_when_nobody_reads_any_more() throws Exception {
        // Given
        Process logs = platform.start("logs", "catalog", "--follow", "--lines=1");
        assertThat(logs.inputReader().readLine()).isEqualTo("5");

        // When
        logs.getInputStream().close();

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Files.writeString(log, "more\n", StandardOpenOption.APPEND);
            return !logs.isAlive();
        });
        assertThat(logs.exitValue()).isZero();
    }

    @Test
    void a_negative_number_of_lines_is_a_usage_error() throws Exception {
        // When
        var logs = platform.run("logs", "catalog", "-n", "-5");

        // Then
        assertThat(logs.exitCode()).isEqualTo(2);
        assertThat(logs.output()).contains("--lines");
    }
}
