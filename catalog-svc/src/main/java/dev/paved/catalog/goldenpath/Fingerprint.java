package dev.paved.catalog.goldenpath;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells whether any file of a folder has changed, by paths, sizes and times. */
final class Fingerprint {

    private static final int MOST = 50_000;

    private Fingerprint() {}

    /** The same as long as nothing changes. */
    static String of(Path folder) {
        StringBuilder seen = new StringBuilder();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                private int files;

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    seen.append(file)
                            .append(' ')
                            .append(attributes.size())
                            .append(' ')
                            .append(attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS))
                            .append('\n');
                    return ++files > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return "unreadable " + System.nanoTime();
        }
        return seen.append('.').toString();
    }
}
