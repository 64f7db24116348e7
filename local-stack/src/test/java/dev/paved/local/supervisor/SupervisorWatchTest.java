package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorWatchTest {

    @Test
    void a_look_that_fails_does_not_end_the_watch(@TempDir Path folder) throws IOException {
        // Given
        var home = new PavedHome(folder);
        Files.createDirectories(home.desired());

        // When
        var watch = new SupervisorWatch(home);

        // Then
        assertThatCode(watch::look).doesNotThrowAnyException();
    }
}
