package dev.paved.catalog.location;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of this machine, those in folders that the catalog may read; a link must lead into one of them too.
 *
 * @param allowed the folders, absolute
 */
record FolderSource(List<Path> allowed) implements Source {

    /** What is in it is the repository's own: its configuration may have passwords. */
    private static final String GIT = ".git";

    private static final Set<String> SKIPPED = Set.of(GIT, "node_modules", "target");
    private static final int DEEPEST = 30;

    @Override
    public List<String> find(PathPattern pattern) throws SourceUnreadable {
        if (pattern.isPlain()) {
            Path path = allowed(Path.of(pattern.text()));
            return Files.isDirectory(path)
                    ? find(new PathPattern(pattern.text().replaceFirst("/+$", "") + "/" + Target.IN_FOLDER))
                    : Files.exists(path) ? List.of(pattern.text()) : List.of();
        }
        List<String> found = new ArrayList<>();
        Path folder = allowed(Path.of(pattern.folder().isEmpty() ? "/" : pattern.folder()));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Collector(pattern, found));
        } catch (Collector.Stopped e) {
            throw e.reason();
        } catch (IOException e) {
            throw new SourceUnreadable(folder + " can't be looked through: " + e);
        }
        found.sort(null);
        return found;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private static final class Stopped extends IOException {

            private static final long serialVersionUID = 1L;
            private final SourceUnreadable reason;

            Stopped(SourceUnreadable reason) {
                super(reason);
                this.reason = reason;
            }

            SourceUnreadable reason() {
                return reason;
            }
        }

        private final PathPattern pattern;
        private final List<String> found;

        Collector(PathPattern pattern, List<String> found) {
            this.pattern = pattern;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            return name != null && SKIPPED.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                if (pattern.matches(file.toString())) {
                    found.add(file.toString());
                }
                if (found.size() > MOST_FILES) {
                    throw new SourceUnreadable(pattern.text() + " means more than " + MOST_FILES + " files");
                }
            } catch (SourceUnreadable e) {
                throw new Stopped(e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public Optional<String> read(String path) throws SourceUnreadable {
        Path file = allowed(Path.of(path));
        try {
            if (Files.isDirectory(file)) {
                throw new SourceUnreadable(path + " is a folder");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new SourceUnreadable(path + " is a device or a pipe, which may never end");
            }
            if (Files.size(file) > LARGEST) {
                throw new SourceUnreadable(path + " has more than " + LARGEST / 1024 / 1024 + " MiB");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new SourceUnreadable(path + " is no text in UTF-8");
        } catch (IOException e) {
            throw new SourceUnreadable(path + " can't be read: " + e);
        }
    }

    /** The real place of {@code path}, which must be in a folder that may be read. */
    private Path allowed(Path path) throws SourceUnreadable {
        Path real = real(path);
        for (Path folder : allowed) {
            if (real.startsWith(real(folder))) {
                return real;
            }
        }
        throw new SourceUnreadable(path + " is in no folder that the catalog may read"
                + (allowed.isEmpty() ? "; there is none" : "; it may read " + allowed)
                + ". Name the folder in PAVED_CATALOG_FILES where the catalog is started, or register the file's"
                + " Git repository");
    }

    /** Of what is not there, the place it would be at. */
    private static Path real(Path path) throws SourceUnreadable {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            Path parent = path.toAbsolutePath().normalize().getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name.toString());
        } catch (IOException e) {
            throw new SourceUnreadable(path + " can't be read: " + e);
        }
    }

    @Override
    public boolean areTogether(String path, String other) throws SourceUnreadable {
        Path repository = repository(real(Path.of(path)));
        Path file = real(Path.of(other));
        return file.startsWith(repository) && !file.startsWith(repository.resolve(GIT));
    }

    /** The repository that {@code file} is in; its folder where it is in none. */
    private static Path repository(Path file) {
        Path own = Optional.ofNullable(file.getParent()).orElse(file);
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(GIT), LinkOption.NOFOLLOW_LINKS)) {
                return folder;
            }
        }
        return own;
    }

    @Override
    public String name(String path) {
        return "file:" + path;
    }

    @Override
    public Optional<Target> target(String path, String type, String text) {
        return switch (type) {
            case "file" ->
                Target.of(
                        "file",
                        text.startsWith("/")
                                ? text
                                : Path.of(path).resolveSibling(text).normalize().toString());
            case "url", "git" -> Target.of(type, text);
            default -> Optional.empty();
        };
    }

    @Override
    public String revision() {
        return "";
    }

    @Override
    public void close() {}
}
