package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalContextTest {
    @TempDir
    Path folder;

    private PavedHome home;
    private StackSettings settings;

    @BeforeEach
    void new_home() {
        home = new PavedHome(folder);
        settings = StackSettings.load(home);
    }

    @Test
    void the_first_context_is_the_one_in_use() {
        // When
        String current = new LocalContext(home).refresh(settings);

        // Then
        assertThat(current).isEqualTo("local");
        assertThat(summary(current)).doesNotContain("context");
    }

    @Test
    void a_context_in_use_stays_so_and_is_named() throws IOException {
        // Given
        Files.writeString(home.cliConfig(), """
                {"currentContext": "work", "contexts": {"work": {"server": "https://paved.example.com"}}}""");

        // When
        String current = new LocalContext(home).refresh(settings);

        // Then
        assertThat(current).isEqualTo("work");
        assertThat(home.cliConfig()).content().contains("https://paved.example.com", "http://localhost:8080");
        assertThat(summary(current)).contains("the context work: platform context use local");
    }

    private String summary(String current) {
        return Summary.text(home, settings, current, false, Duration.ofSeconds(1));
    }
}
