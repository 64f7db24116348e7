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

    /** The one at {@code git}, made where it is not there: in one go, so that nobody finds half of one. */
    static Repository open(Path git) throws IOException {
        if (!Files.isRegularFile(git.resolve("config"))) {
            Path made = git.resolveSibling(git.getFileName() + "." + UUID.randomUUID());
            Files.createDirectories(made);
            try (Repository repository = bare(made)) {
                repository.create(true);
            }
            place(made, git);
        }
        return bare(git);
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

    static Repository bare(Path git) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
    }

    /** Whether so much was fetched into it that it had better be made anew. */
    static boolean isFull(Path git) throws IOException {
        Path packs = git.resolve("objects/pack");
        if (!Files.isDirectory(packs)) {
            return false;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count() > MOST_PACKS;
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
