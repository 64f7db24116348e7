package dev.paved.integrations.localgit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder of bare repositories that is watched: those called {@code <name>.git}. */
@Singleton
class LocalRepositories {
    private static final String SUFFIX = ".git";

    private final Optional<Path> folder;

    LocalRepositories(@ConfigProperty(name = "paved.integrations.local-repositories") Optional<Path> folder) {
        this.folder = folder.map(Path::toAbsolutePath);
    }

    /** The folder, while there is one. */
    Optional<Path> folder() {
        return folder.filter(Files::isDirectory);
    }

    /** The names of the repositories that are there now, without {@code .git}. */
    List<String> names() {
        return folder().map(LocalRepositories::list).orElse(List.of());
    }

    /** Where the repository {@code name} is. */
    Path path(String name) {
        return folder.orElseThrow().resolve(name + SUFFIX);
    }

    private static List<String> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && name.length() > SUFFIX.length())
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of repositories can't be read", e);
        }
    }
}
