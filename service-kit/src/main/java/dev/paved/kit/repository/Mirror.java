package dev.paved.kit.repository;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository that is only a copy: nothing is lost with it. */
final class Mirror {

    /** Each fetch leaves one. */
    private static final int MOST_PACKS = 50;

    private Mirror() {}

    /** Makes the one at {@code git} where it is not there: in one go, so that nobody finds half of one. */
    static void ensure(Path git) throws IOException {
        if (!Files.isRegularFile(git.resolve("config"))) {
            Path made = git.resolveSibling(git.getFileName() + "." + UUID.randomUUID());
            Files.createDirectories(made);
            try (Repository repository = bare(made)) {
                repository.create(true);
            }
            place(made, git);
        }
    }

    private static void place(Path made, Path git) throws IOException {
        try {
            Files.move(made, git, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            delete(made);
            if (!Files.isRegularFile(git.resolve("config"))) {
                throw e;
            }
        }
    }

    private static Repository bare(Path git) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
    }

    /** Whether so much was fetched into it, or is left of a fetch that was cut off, that it had better be made anew. */
    static boolean isFull(Path git, FetchLimits limits) throws IOException {
        List<Path> packs = packs(git.resolve("objects/pack"));
        long bytes = 0;
        for (Path pack : packs) {
            bytes += Files.size(pack);
        }
        return packs.size() > MOST_PACKS
                || bytes > 2 * limits.largest().asLongValue()
                || hasLeftovers(git.resolve("objects"), limits);
    }

    /** Packs are received beside those that are there; none is for longer than a fetch may take. */
    private static boolean hasLeftovers(Path objects, FetchLimits limits) throws IOException {
        long oldest = System.currentTimeMillis() - 2 * limits.longest().toMillis();
        for (Path pack : packs(objects)) {
            if (Files.getLastModifiedTime(pack).toMillis() < oldest) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> packs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pack")).toList();
        }
    }

    /** Deletes it; its configuration first, so that one that is half gone counts as none. */
    static void delete(Path git) throws IOException {
        if (!Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.deleteIfExists(git.resolve("config"));
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(git)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
