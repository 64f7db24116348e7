package dev.paved.catalog.upgrade;

import dev.paved.catalog.git.OwnCommits;
import dev.paved.catalog.git.Remotes.Push;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.template.DryRun.RenderedFile;
import dev.paved.template.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A service's bare repository as upgrades see it: on this machine, or the mirror of one that is elsewhere. */
final class ServiceRepository implements AutoCloseable {

    private static final String HEAD = Constants.R_HEADS + "main";

    private final Repository repository;
    private final Pointer pointer;

    private ServiceRepository(Repository repository, Pointer pointer) {
        this.repository = repository;
        this.pointer = pointer;
    }

    /** How its refs are moved. */
    interface Pointer {

        /** Lets {@code refs} be on their targets, provided that each is still where it was before. */
        void point(ServiceRepository repository, List<Push> refs) throws IOException;
    }

    /** The one in {@code folder}; none where that is gone. */
    static Optional<ServiceRepository> in(Path folder, Pointer pointer) throws IOException {
        return Files.isRegularFile(folder.resolve("config"))
                ? Optional.of(new ServiceRepository(
                        new FileRepositoryBuilder()
                                .setBare()
                                .setGitDir(folder.toFile())
                                .build(),
                        pointer))
                : Optional.empty();
    }

    Repository git() {
        return repository;
    }

    /** The newest commit of the branch main. */
    Optional<RevCommit> head() throws IOException {
        return commit(HEAD);
    }

    Optional<RevCommit> commit(String ref) throws IOException {
        Ref found = repository.exactRef(ref);
        if (found == null || found.getObjectId() == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return Optional.of(walk.parseCommit(found.getObjectId()));
        }
    }

    /** How it was made, as {@code commit} tells. */
    Optional<Provenance> provenance(RevCommit commit) throws IOException {
        try (TreeWalk tree = TreeWalk.forPath(repository, Provenance.PATH, commit.getTree())) {
            if (tree == null) {
                return Optional.empty();
            }
            byte[] bytes = repository.open(tree.getObjectId(0)).getCachedBytes();
            return Provenance.read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** The commit with the files as they came from that version of the golden path. */
    Optional<RevCommit> template(String version) throws IOException {
        return commit(OwnCommits.TEMPLATE_REFS + version);
    }

    static ObjectId tree(List<RenderedFile> files, ObjectInserter objects) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder entries = index.builder();
        for (RenderedFile file : files) {
            DirCacheEntry entry = new DirCacheEntry(file.path());
            entry.setFileMode(file.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, file.content()));
            entries.add(entry);
        }
        entries.finish();
        return index.writeTree(objects);
    }

    /** Lets {@code refs} be on their targets, provided that each is still where it was before. */
    void point(List<Push> refs) throws IOException {
        pointer.point(this, refs);
    }

    /** Does that in this repository itself. */
    static void pointInPlace(ServiceRepository repository, List<Push> refs) throws IOException {
        for (Push ref : refs) {
            RefUpdate update = repository.git().updateRef(ref.ref());
            update.setNewObjectId(ref.target());
            update.setExpectedOldObjectId(ref.before());
            update.setForceUpdate(true);
            update.disableRefLog();
            switch (update.update()) {
                case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
                case LOCK_FAILURE -> throw new RefusedException(raced(ref.ref()));
                default -> throw new IOException(ref.ref() + " could not be written: " + update.getResult());
            }
        }
    }

    static Conflict raced(String ref) {
        return new Conflict(ref + " was being written by somebody else just now.", "Try again.");
    }

    @Override
    public void close() {
        repository.close();
    }
}
