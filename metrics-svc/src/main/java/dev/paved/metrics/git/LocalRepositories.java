package dev.paved.metrics.git;

import dev.paved.kit.repository.RepositoryKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The repositories of this machine that may be read: those in one of the folders that are configured. */
@Singleton
class LocalRepositories {

    private final List<Path> roots;

    LocalRepositories(@ConfigProperty(name = "paved.metrics.repositories") Optional<List<Path>> roots) {
        this.roots = roots.orElse(List.of()).stream().map(Path::toAbsolutePath).toList();
    }

    /** Whether {@code repository} is worth a look. */
    boolean mayHave(String repository) {
        return !roots.isEmpty() && RepositoryKey.of(repository).isLocal();
    }

    /** Where {@code repository}, a {@link RepositoryKey}'s value, is; nothing where it is not there or not allowed. */
    Optional<Path> folder(String repository) {
        return RepositoryKey.of(repository)
                .folder()
                .flatMap(path -> Stream.of(path.resolveSibling(path.getFileName() + ".git"), path.resolve(".git"), path)
                        .filter(folder -> Files.isRegularFile(folder.resolve("HEAD")))
                        .findFirst())
                .filter(this::allowed);
    }

    /** Whether it really is in a root: no link leads out of it. */
    private boolean allowed(Path folder) {
        try {
            Path real = folder.toRealPath();
            for (Path root : roots) {
                if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
