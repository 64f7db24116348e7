package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
    private static final long LARGE = 21L * 1024 * 1024;

    @TempDir
    Path logs;

    @Test
    void a_large_log_is_emptied_and_its_lines_are_kept_beside_it() throws IOException {
        // Given
        Path log = large("catalog.log");

        // When
        new LogRotation(logs).rotateLarge();

        // Then
        assertThat(log).isEmptyFile();
        assertThat(logs.resolve("catalog.log.1")).hasSize(LARGE);
    }

    @Test
    void a_large_log_that_cannot_be_kept_is_emptied_all_the_same() throws IOException {
        // Given
        String nameWithoutRoomForASuffix = "n".repeat(250) + ".log";
        Path log = large(nameWithoutRoomForASuffix);

        // When
        new LogRotation(logs).rotateLarge();

        // Then
        assertThat(log).isEmptyFile();
    }

    @Test
    void what_a_program_goes_on_printing_into_an_emptied_log_begins_at_its_start() throws Exception {
        // Given
        Path log = large("hello.log");
        Process program = new ProcessBuilder("sh", "-c", "read -r word; echo \"$word\"")
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        new LogRotation(logs).rotateLarge();

        // When
        try (var input = program.outputWriter()) {
            input.write("later\n");
        }
        program.waitFor();

        // Then
        assertThat(log).hasContent("later");
    }

    private Path large(String name) throws IOException {
        Path log = Files.createFile(logs.resolve(name));
        try (var content = new RandomAccessFile(log.toFile(), "rw")) {
            content.setLength(LARGE);
        }
        return log;
    }
}
