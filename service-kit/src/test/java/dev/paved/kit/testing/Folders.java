package dev.paved.kit.testing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that tests made. */
public final class Folders {

    private Folders() {}

    /**
     * Deletes {@code folder} and what is in it; links are not followed. What goes meanwhile is gone; what a process that
     * has not ended yet puts there meanwhile may stay.
     */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                try {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                } catch (DirectoryNotEmptyException e) {
                    return FileVisitResult.CONTINUE;
                }
            }
        });
    }
}
