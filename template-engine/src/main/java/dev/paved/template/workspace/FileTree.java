package dev.paved.template.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files below a folder, in the order of their paths: only files and folders, and not more than allowed.
 *
 * @param root the folder
 * @param paths of the files, with {@code /} between names
 * @param bytes in all of them
 */
public record FileTree(Path root, List<String> paths, long bytes) {

    public FileTree {
        paths = List.copyOf(paths);
    }

    /**
     * Looks at {@code root}.
     *
     * @throws Refused where there is a link or a special file, or more than the limits allow
     */
    public static FileTree of(Path root) throws Refused, IOException {
        Visitor visitor = new Visitor(root);
        Files.walkFileTree(root, visitor);
        if (visitor.fault != null) {
            throw visitor.fault;
        }
        visitor.paths.sort(Comparator.naturalOrder());
        return new FileTree(root, visitor.paths, visitor.bytes);
    }

    /** Whether the file may be run. */
    public boolean isExecutable(String path) {
        return Files.isExecutable(root.resolve(path));
    }

    /** Its bytes. */
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(root.resolve(path));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<String> paths = new ArrayList<>();
        private long bytes;
        private @org.jspecify.annotations.Nullable Refused fault;

        Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.getNameCount() - root.getNameCount() > Limits.DEPTH
                    ? refuse(folder, "has more than " + Limits.DEPTH + " folders in each other")
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                return refuse(file, "is a symbolic link or a special file; there may be only files and folders");
            }
            if (attributes.size() > Limits.FILE_BYTES) {
                return refuse(
                        file, "has " + attributes.size() + " bytes; at most " + Limits.FILE_BYTES + " are allowed");
            }
            bytes += attributes.size();
            paths.add(relative(file));
            if (paths.size() > Limits.FILES) {
                return refuse(root, "has more than " + Limits.FILES + " files");
            }
            return bytes > Limits.ALL_BYTES
                    ? refuse(root, "has files of more than " + Limits.ALL_BYTES + " bytes together")
                    : FileVisitResult.CONTINUE;
        }

        private FileVisitResult refuse(Path path, String rule) {
            fault = new Refused(path.equals(root) ? String.valueOf(root.getFileName()) : relative(path), rule);
            return FileVisitResult.TERMINATE;
        }

        private String relative(Path path) {
            return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        }
    }
}
