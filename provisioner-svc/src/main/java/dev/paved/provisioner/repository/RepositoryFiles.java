package dev.paved.provisioner.repository;

import dev.paved.kit.repository.CommitFile;
import dev.paved.provisioner.manifest.SeedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a commit. */
public final class RepositoryFiles implements SeedFiles, AutoCloseable {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MOST_LISTED = 2_000;
    private static final int SHORT = 7;

    private final Repository repository;
    private final ObjectReader objects;
    private final RevCommit commit;

    private RepositoryFiles(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.objects = repository.newObjectReader();
        this.commit = commit;
    }

    /**
     * Those of the commit {@code id}, or of the commit that the tag {@code id} is on, in the repository whose Git folder is
     * {@code git} and whose name is {@code name}.
     *
     * @throws RepositoryUnreadable where they are not to be had now
     */
    public static RepositoryFiles open(Path git, String name, ObjectId id) throws RepositoryUnreadable {
        Repository repository;
        try {
            repository = bare(git);
        } catch (IOException e) {
            throw new RepositoryUnreadable(name + " can't be read: " + e.getMessage());
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return new RepositoryFiles(repository, walk.parseCommit(id));
        } catch (MissingObjectException e) {
            repository.close();
            throw new RepositoryUnreadable(
                    "the commit " + shortened(id.name()) + " is not in " + name + ", or not any more");
        } catch (IncorrectObjectTypeException e) {
            repository.close();
            throw new RepositoryUnreadable(shortened(id.name()) + " of " + name + " is no commit");
        } catch (IOException e) {
            repository.close();
            throw new RepositoryUnreadable(name + " can't be read: " + e.getMessage());
        }
    }

    static Repository bare(Path git) throws IOException {
        return new FileRepositoryBuilder()
                .setBare()
                .setGitDir(git.toFile())
                .setMustExist(true)
                .build();
    }

    /** The Git folder of the repository that is at {@code path} of this machine, with or without {@code .git}; empty where there is none. */
    public static Optional<Path> folder(Path path) {
        return Stream.of(path.resolveSibling(path.getFileName() + ".git"), path.resolve(".git"), path)
                .filter(folder -> Files.isRegularFile(folder.resolve("HEAD")))
                .findFirst();
    }

    /** The id of the commit. */
    public String commit() {
        return commit.name();
    }

    /** Its first digits. */
    String shortCommit() {
        return shortened(commit.name());
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT);
    }

    /**
     * The text of the file at {@code path}; empty where there is none.
     *
     * @throws CommitFile.Unreadable where it is no text that can be read
     */
    public Optional<String> text(String path) throws CommitFile.Unreadable {
        try {
            return CommitFile.read(objects, commit.getTree(), path, LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the file at {@code path}; empty where there is no file of text. */
    @Override
    public Optional<String> read(String path) {
        try {
            return text(path);
        } catch (CommitFile.Unreadable e) {
            return Optional.empty();
        }
    }

    /** The paths of its files, of some where there are very many. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (paths.size() < MOST_LISTED && walk.next()) {
                paths.add(walk.getPathString());
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        objects.close();
        repository.close();
    }
}
