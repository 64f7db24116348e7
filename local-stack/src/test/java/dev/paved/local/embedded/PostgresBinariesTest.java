package dev.paved.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path cache;

    private Path unfinished;
    private Path target;

    @BeforeEach
    void unpack() throws IOException {
        unfinished = Files.createDirectory(cache.resolve("unpacking"));
        Files.writeString(unfinished.resolve("postgres"), "second");
        target = cache.resolve("postgres");
    }

    @Test
    void programs_that_another_process_unpacked_meanwhile_stay() throws IOException {
        // Given
        Files.writeString(Files.createDirectory(target).resolve("postgres"), "first");

        // When
        PostgresBinaries.publish(unfinished, target);

        // Then
        assertThat(target.resolve("postgres")).hasContent("first");
    }

    @Test
    void what_is_in_the_way_of_the_programs_is_told() throws IOException {
        // Given
        Files.writeString(target, "in the way");

        // When
        assertThatThrownBy(() -> PostgresBinaries.publish(unfinished, target))

                // Then
                .isInstanceOf(FileSystemException.class);
    }
}
