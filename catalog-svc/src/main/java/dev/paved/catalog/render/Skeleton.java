package dev.paved.catalog.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a golden path before they are rendered.
 *
 * @param root the folder they are in
 * @param verbatim globs, relative to {@code root}, of files or folders whose contents are taken as they are
 */
public record Skeleton(Path root, List<String> verbatim) {

    public Skeleton {
        verbatim = List.copyOf(verbatim);
    }

    /**
     * Renders every file into {@code target}, a new folder. Nothing is ever read or written outside the two folders.
     *
     * @throws RenderException when a file is at fault: an expression that is not understood, a path that leads out of
     *     {@code target}, a symbolic link, two files at one path
     * @throws IOException when reading or writing fails
     */
    public void renderInto(Path target, Expressions expressions) throws RenderException, IOException {
        Files.createDirectories(target);
        for (Path file : files()) {
            new SkeletonFile(root, file).renderInto(target, expressions, isVerbatim(file));
        }
    }

    /** Every file, relative to {@link #root}, in the order of their names. */
    List<Path> files() throws RenderException, IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> all = walk.sorted().toList();
            for (Path path : all) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new RenderException(
                            root.relativize(path).toString(),
                            "is a symbolic link or a special file; a skeleton has only files and folders");
                }
            }
            return all.stream()
                    .filter(Files::isRegularFile)
                    .map(root::relativize)
                    .toList();
        }
    }

    private boolean isVerbatim(Path file) {
        return verbatim.stream()
                .flatMap(glob -> Stream.of(glob, glob + "/**"))
                .anyMatch(glob ->
                        file.getFileSystem().getPathMatcher("glob:" + glob).matches(file));
    }
}
