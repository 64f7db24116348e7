package dev.paved.provisioner.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.paved.events.EnvironmentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTargetTest {

    private static final Placement MINE = placement("1", "2026-01-01T00:00:00Z");
    private static final Placement LATER = placement("2", "2026-01-02T00:00:00Z");

    @TempDir
    Path home;

    private static Placement placement(String id, String createdAt) {
        return new Placement(
                id,
                "here",
                EnvironmentType.PREVIEW,
                "ada",
                Instant.parse(createdAt),
                "local",
                null,
                1,
                List.of(),
                SecretNames.NONE);
    }

    private LocalTarget target() {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        return new LocalTarget(home, new PlacementRecord(json));
    }

    private Path folder() {
        return home.resolve("environments/here");
    }

    @Test
    void provides_and_removes_again_and_again() throws IOException {
        LocalTarget target = target();
        assertThat(target.observe(MINE)).isEqualTo(new Presence.Absent());
        for (int i = 0; i < 2; i++) {
            target.provide(MINE);
            assertThat(target.observe(MINE)).isEqualTo(new Presence.Present(null));
        }
        Files.createDirectories(folder().resolve("deep/er"));
        Files.writeString(folder().resolve("deep/er/file"), "text");
        for (int i = 0; i < 2; i++) {
            target.remove(MINE);
            assertThat(target.observe(MINE)).isEqualTo(new Presence.Absent());
        }
        assertThat(folder()).doesNotExist();
    }

    @Test
    void work_cut_short_is_gone_on_with() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(".environment.json.new"), "{\"id\":");
        assertThat(target().observe(MINE)).isInstanceOf(Presence.Incomplete.class);
        target().provide(MINE);
        assertThat(target().observe(MINE)).isEqualTo(new Presence.Present(null));
        Files.delete(folder().resolve("environment.json"));
        target().remove(MINE);
        assertThat(folder()).doesNotExist();
    }

    @Test
    void what_is_not_its_own_stays() throws IOException {
        // Given
        Files.createDirectories(folder());
        Path precious = Files.writeString(folder().resolve("precious"), "text");

        // When
        target().provide(MINE);
        target().remove(MINE);

        // Then
        assertThat(target().observe(MINE)).isInstanceOf(Presence.Foreign.class);
        assertThat(precious).hasContent("text");
    }

    @Test
    void another_environment_of_the_same_name_stays() throws IOException {
        // Given
        target().provide(LATER);

        // When
        target().provide(MINE);
        target().remove(MINE);

        // Then
        assertThat(target().observe(MINE)).isInstanceOf(Presence.Foreign.class);
        assertThat(target().observe(LATER)).isEqualTo(new Presence.Present(null));
    }

    @Test
    void links_are_removed_and_not_followed() throws IOException {
        // Given
        Path precious = Files.writeString(
                Files.createDirectories(home.resolve("elsewhere")).resolve("file"), "text");
        target().provide(MINE);
        Files.createSymbolicLink(folder().resolve("link"), home.resolve("elsewhere"));

        // When
        target().remove(MINE);

        // Then
        assertThat(folder()).doesNotExist();
        assertThat(precious).hasContent("text");
    }

    @Test
    void a_link_in_its_place_is_not_its_own() throws IOException {
        Files.createDirectories(home.resolve("environments"));
        Files.createSymbolicLink(folder(), Files.createDirectories(home.resolve("elsewhere")));
        target().provide(MINE);
        assertThat(target().observe(MINE)).isInstanceOf(Presence.Foreign.class);
        assertThat(home.resolve("elsewhere")).isEmptyDirectory();
    }
}
