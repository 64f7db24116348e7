package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of repositories, and of what is on the way to become one; all on one file system. */
@Singleton
class Workspace {

    private final Path repositories;

    Workspace(CatalogConfig config) {
        this.repositories = config.home().toAbsolutePath().normalize().resolve("repositories");
    }

    /** Where the repository of {@code service} is. */
    Path repository(String service) {
        return repositories.resolve(service + ".git");
    }

    /** Where {@code operation} may put things that are not in place yet. */
    Path scratch(String operation) {
        return repositories.resolve(".scaffold").resolve(operation);
    }

    /**
     * Puts {@code made} at {@code place} in one go.
     *
     * @return false when there is something at {@code place} already, which stays
     */
    static boolean putInPlace(Path made, Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (e instanceof FileAlreadyExistsException || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }

    /** Deletes {@code folder} and what is in it, if it is there; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
