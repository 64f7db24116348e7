package dev.paved.metrics.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.repository.RepositoryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoriesTest {

    @TempDir
    private Path folder;

    private Path root;
    private LocalRepositories repositories;

    @BeforeEach
    void one_root() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        repositories = new LocalRepositories(Optional.of(List.of(root)));
    }

    @Test
    void finds_what_is_in_a_root() throws IOException {
        // Given
        Path inside = repository(root.resolve("hello"));

        // Then
        assertThat(found(inside)).contains(inside);
    }

    @Test
    void follows_no_link_out_of_a_root() throws IOException {
        // Given
        Path outside = repository(folder.resolve("secret"));
        Path link = Files.createSymbolicLink(root.resolve("hello"), outside);

        // Then
        assertThat(found(link)).isEmpty();
    }

    @Test
    void goes_up_out_of_no_root() throws IOException {
        // Given
        repository(folder.resolve("secret"));

        // Then
        assertThat(found(root.resolve("../secret"))).isEmpty();
    }

    @Test
    void folder_beside_a_root_whose_name_begins_alike_is_not_in_it() throws IOException {
        assertThat(found(repository(folder.resolve("root-of-others")))).isEmpty();
    }

    @Test
    void reads_nothing_without_a_root() throws IOException {
        // Given
        Path inside = repository(root.resolve("hello"));
        repositories = new LocalRepositories(Optional.empty());

        // Then
        assertThat(found(inside)).isEmpty();
        assertThat(repositories.mayHave(inside.toString())).isFalse();
    }

    private Optional<Path> found(Path repository) {
        return repositories.folder(RepositoryKey.of(repository.toString()).value());
    }

    private static Path repository(Path at) throws IOException {
        Files.createDirectories(at);
        Files.writeString(at.resolve("HEAD"), "ref: refs/heads/main\n");
        return at;
    }
}
