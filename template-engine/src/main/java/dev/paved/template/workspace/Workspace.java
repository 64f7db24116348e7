package dev.paved.template.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that steps write to. Nothing outside of it is read or written, whatever a path says and whatever is in it. */
public final class Workspace {

    private final Path root;
    private final Map<String, String> taken = new HashMap<>();
    private int files;
    private long bytes;

    private Workspace(Path root) {
        this.root = root;
    }

    /** The workspace at {@code root}, which is made where there is none. */
    public static Workspace at(Path root) throws Refused, IOException {
        Workspace workspace = new Workspace(Files.createDirectories(root).toRealPath());
        FileTree present = FileTree.of(workspace.root);
        for (String path : present.paths()) {
            workspace.take(SafePath.parse(path));
        }
        workspace.files = present.paths().size();
        workspace.bytes = present.bytes();
        return workspace;
    }

    /** What is in it. */
    public FileTree tree() throws Refused, IOException {
        return FileTree.of(root);
    }

    /**
     * Writes a file.
     *
     * @param replaces whether it may take the place of another
     */
    public void write(SafePath path, byte[] content, boolean executable, boolean replaces) throws Refused, IOException {
        if (path.isRoot()) {
            throw new Refused(".", "is the folder itself, where a file was to be written");
        }
        if (content.length > Limits.FILE_BYTES) {
            throw new Refused(
                    path.toString(), "has " + content.length + " bytes; at most " + Limits.FILE_BYTES + " are allowed");
        }
        Path file = inside(path);
        for (SafePath each : path.withFolders()) {
            String present = taken.get(each.folded());
            if (present != null && !present.equals(each.toString())) {
                throw new Refused(
                        path.toString(),
                        "differs only in upper and lower case from " + present
                                + ", which some systems take for the same");
            }
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!replaces || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused(
                        path.toString(),
                        "is there already; the step may overwrite it only with 'replace: true', and never a folder");
            }
            remove(file, path);
        }
        count(path, content.length);
        Files.createDirectories(parent(file));
        Files.write(file, content);
        if (executable && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private void count(SafePath path, int length) throws Refused {
        files++;
        bytes += length;
        if (files > Limits.FILES || bytes > Limits.ALL_BYTES) {
            throw new Refused(
                    path.toString(),
                    "is one too many: at most " + Limits.FILES + " files of " + Limits.ALL_BYTES
                            + " bytes together are allowed");
        }
        take(path);
    }

    private void take(SafePath path) {
        path.withFolders().forEach(each -> taken.put(each.folded(), each.toString()));
    }

    private void remove(Path file, SafePath path) throws IOException {
        bytes -= Files.size(file);
        files--;
        taken.remove(path.folded());
        Files.delete(file);
    }

    /** The file at {@code path}, after looking that no link or file is among the folders to it. */
    private Path inside(SafePath path) throws Refused {
        Path file = root;
        for (int i = 0; i < path.names().size(); i++) {
            if (i > 0
                    && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused(path.toString(), "leads over " + root.relativize(file) + ", which is no folder");
            }
            file = file.resolve(path.names().get(i));
        }
        if (Files.isSymbolicLink(file)) {
            throw new Refused(path.toString(), "is a symbolic link");
        }
        return file;
    }

    private Path parent(Path file) {
        @Nullable Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    /** Whether there is something. */
    public boolean has(SafePath path) throws Refused {
        return Files.exists(inside(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes the files that {@code globs} mean, and folders that have nothing in them then; gives their number. */
    public int delete(Globs globs) throws Refused, IOException {
        List<String> paths = tree().paths().stream().filter(globs::matches).toList();
        for (String path : paths) {
            SafePath safe = SafePath.parse(path);
            remove(inside(safe), safe);
        }
        prune();
        return paths.size();
    }

    private void prune() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(root)) {
            deepestFirst = walk.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !path.equals(root))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path folder : deepestFirst) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    continue;
                }
            }
            Files.delete(folder);
        }
    }

    /** Gives a file, or all files of a folder, another path. */
    public void rename(SafePath from, SafePath to, boolean replaces) throws Refused, IOException {
        List<String> moved = new ArrayList<>(tree().paths());
        moved.removeIf(path -> !path.equals(from.toString()) && !path.startsWith(from + "/"));
        if (moved.isEmpty() || from.isRoot()) {
            throw new Refused(from.toString(), "is not there, so it cannot be renamed");
        }
        for (String path : moved) {
            SafePath old = SafePath.parse(path);
            Path file = inside(old);
            byte[] content = Files.readAllBytes(file);
            boolean executable = Files.isExecutable(file);
            remove(file, old);
            write(SafePath.parse(to + path.substring(from.toString().length())), content, executable, replaces);
        }
        prune();
    }
}
