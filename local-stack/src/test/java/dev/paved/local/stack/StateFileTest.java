package dev.paved.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path folder;

    @Test
    void a_write_that_fails_leaves_nothing_beside_the_file() throws IOException {
        // Given
        Path taken = Files.createDirectory(folder.resolve("taken"));

        // When
        assertThatThrownBy(() -> StateFile.write(taken, "content")).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(folder).isDirectoryContaining(taken::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void a_stack_is_stopped_by_deleting_so_that_a_full_disk_does_not_keep_it_running() {
        // Given
        var home = new PavedHome(folder);
        DesiredState.RUNNING.declare(home);
        assertThat(DesiredState.of(home)).isEqualTo(DesiredState.RUNNING);

        // When
        DesiredState.STOPPED.declare(home);

        // Then
        assertThat(DesiredState.of(home)).isEqualTo(DesiredState.STOPPED);
        assertThat(home.desired()).doesNotExist();
    }
}
