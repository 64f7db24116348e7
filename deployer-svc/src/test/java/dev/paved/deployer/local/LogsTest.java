package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.deployer.testing.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void grow(Path log, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(size);
        }
    }
}
