package dev.paved.kit.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Locks that Git leaves in a repository when the process dies that changes it: nothing could be fetched there any more. */
public final class LeftLocks {

    private static final Logger LOG = Logger.getLogger(LeftLocks.class);

    private LeftLocks() {}

    /**
     * Removes those of {@code repository}, a bare one that nobody but this process changes and that may not be there yet. Call
     * it before anything else is done with it in this process's life.
     */
    public static void remove(Path repository) {
        try {
            for (Path lock : find(repository)) {
                Files.deleteIfExists(lock);
                LOG.infof("lock=%s was left by a process that died; removed", lock);
            }
        } catch (IOException e) {
            LOG.warnf(e, "repository=%s locks that were left could not be removed", repository);
        }
    }

    private static List<Path> find(Path repository) throws IOException {
        if (!Files.isDirectory(repository)) {
            return List.of();
        }
        Path references = repository.resolve("refs");
        try (Stream<Path> files = Files.list(repository);
                Stream<Path> deeper = Files.isDirectory(references) ? Files.walk(references) : Stream.empty()) {
            return Stream.concat(files, deeper)
                    .filter(path -> path.toString().endsWith(".lock") && Files.isRegularFile(path))
                    .toList();
        }
    }
}
