package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    private static final long LARGE = 10 * 1024 * 1024 + 1;

    @TempDir
    Path home;

    @Test
    void last_lines_are_told_without_colours() throws IOException {
        // Given
        Logs logs = new Logs(new Settings(home));
        Files.writeString(logs.writable("d1").toPath(), "one\n\n\u001B[31mtwo\u001B[0m\n");

        // When
        var tail = logs.tail("d1");

        // Then
        assertThat(tail).containsExactly("one", "two");
    }

    @Test
    void large_log_is_put_aside_and_only_the_last_one_is_kept() throws IOException {
        // Given
        Logs logs = new Logs(new Settings(home));
        Path aside = logs.writable("d1").toPath().resolveSibling("d1.log.1");
        grow(logs.writable("d1").toPath(), LARGE);
        logs.writable("d1");
        grow(logs.writable("d1").toPath(), LARGE + 1);

        // When
        Path fresh = logs.writable("d1").toPath();

        // Then
        assertThat(fresh).doesNotExist();
        assertThat(aside).hasSize(LARGE + 1);
    }

    @Test
    void old_logs_go_but_for_those_of_what_runs() throws IOException {
        // Given
        Logs logs = new Logs(new Settings(home));
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        Path runs = printed(logs, "runs", then.minusSeconds(1));
        Path old = printed(logs, "old", then.minusSeconds(1));
        Path aside =
                Files.move(printed(logs, "aside", then.minusSeconds(1)), home.resolve("deployments/logs/aside.log.1"));
        Path young = printed(logs, "young", then);

        // When
        logs.forget(then, Set.of("runs"));

        // Then
        assertThat(old).doesNotExist();
        assertThat(aside).doesNotExist();
        assertThat(runs).exists();
        assertThat(young).exists();
    }

    private static Path printed(Logs logs, String deployment, Instant at) throws IOException {
        Path log = Files.createFile(logs.writable(deployment).toPath());
        return Files.setLastModifiedTime(log, FileTime.from(at));
    }

    private static void grow(Path log, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(size);
        }
    }
}
