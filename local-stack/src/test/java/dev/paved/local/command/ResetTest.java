package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {
    @TempDir
    Path folder;

    @Test
    void what_services_keep_goes_and_what_a_person_chose_stays() throws IOException {
        // Given
        for (String data : new String[] {"postgres", "kafka", "repositories", "environments", "deployments", "keys"}) {
            Files.createDirectories(folder.resolve(data).resolve("deep"));
        }
        Files.writeString(folder.resolve("postgres-password"), "secret");
        Files.writeString(folder.resolve("cli.json"), "{}");
        Files.writeString(folder.resolve("stack.json"), "{}");

        // When
        new Reset(new PavedHome(folder)).delete();

        // Then
        try (var left = Files.list(folder)) {
            assertThat(left)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("cli.json", "stack.json");
        }
    }
}
