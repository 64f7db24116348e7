package dev.paved.deployer.repository;

import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jboss.logging.Logger;

/** Puts the files of a commit into a folder of their own: all of them or none, also if this process dies meanwhile. */
@Singleton
public class Checkouts {

    private static final Logger LOG = Logger.getLogger(Checkouts.class);
    private static final String UNFINISHED = ".unfinished-";

    private final Repositories repositories;
    private final Path root;

    Checkouts(Repositories repositories, DeployerSettings settings) {
        this.repositories = repositories;
        this.root = settings.deployments().resolve("checkouts").toAbsolutePath();
        clearUnfinished();
    }

    /** The files of a commit of a service. */
    public record Checkout(String service, String commit) {}

    /** Those that are there. */
    public List<Checkout> all() throws IOException {
        try (Stream<Path> found = Files.exists(root) ? Files.walk(root, 2) : Stream.empty()) {
            return found.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !isUnfinished(path))
                    .map(root::relativize)
                    .filter(path -> path.getNameCount() == 2)
                    .map(path -> new Checkout(
                            path.getName(0).toString(), path.getName(1).toString()))
                    .toList();
        }
    }

    /** Where the files of {@code commit} are, or will be. */
    public Path folder(String service, String commit) {
        return root.resolve(service).resolve(commit);
    }

    /**
     * Makes sure that the files are there.
     *
     * @throws IOException also when the commit holds what can not be put into files, such as a path that is not allowed
     */
    public Path ensure(String service, String location, String commit) throws IOException {
        Path folder = folder(service, commit);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(folder.getParent());
        Path partial = Files.createTempDirectory(folder.getParent(), UNFINISHED);
        Path index = Files.createTempFile(folder.getParent(), UNFINISHED, "");
        try {
            checkOut(service, location, commit, partial, index);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(root + " is on a file system that can not rename folders", e);
        } finally {
            Files.deleteIfExists(index);
            FileTree.delete(partial);
        }
        return folder;
    }

    /** Removes the files, if they are there: in one step, too. */
    public void remove(String service, String commit) throws IOException {
        Path folder = folder(service, commit);
        if (Files.isDirectory(folder)) {
            Path trash = Files.createTempDirectory(folder.getParent(), UNFINISHED);
            Files.move(folder, trash.resolve(commit), StandardCopyOption.ATOMIC_MOVE);
            FileTree.delete(trash);
        }
    }

    /** Clears away what an earlier life of this process left half done, before anything is begun in this one. */
    private void clearUnfinished() {
        try (Stream<Path> found = Files.exists(root) ? Files.walk(root, 2) : Stream.empty()) {
            for (Path leftover : found.filter(Checkouts::isUnfinished).toList()) {
                FileTree.delete(leftover);
            }
        } catch (IOException e) {
            LOG.warnf(e, "folder=%s leftovers of checkouts could not be removed", root);
        }
    }

    private static boolean isUnfinished(Path path) {
        return path.getFileName().toString().startsWith(UNFINISHED);
    }

    private void checkOut(String service, String location, String commit, Path into, Path index) throws IOException {
        try (Repository source = repositories.open(service, location);
                Repository view = new FileRepositoryBuilder()
                        .setGitDir(source.getDirectory())
                        .setWorkTree(into.toFile())
                        .setIndexFile(index.toFile())
                        .build();
                RevWalk walk = new RevWalk(view)) {
            Files.deleteIfExists(index);
            DirCache entries = view.lockDirCache();
            try {
                var tree = walk.parseCommit(ObjectId.fromString(commit)).getTree();
                DirCacheCheckout checkout = new DirCacheCheckout(view, entries, tree);
                checkout.setFailOnConflict(true);
                checkout.checkout();
            } finally {
                entries.unlock();
            }
        } catch (MissingObjectException e) {
            throw new IOException("the commit " + commit + " is not in " + location + " any more", e);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
