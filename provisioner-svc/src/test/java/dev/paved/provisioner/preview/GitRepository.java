package dev.paved.provisioner.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository with commits as a test needs them. */
public record GitRepository(Path folder) {

    static final String MANIFEST = ".paved/preview.yaml";

    public static GitRepository create(Path folder) {
        try (Repository repository = open(folder)) {
            repository.create(true);
            return new GitRepository(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Repository open(Path folder) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
    }

    /** As events write it. */
    public String url() {
        return folder.toUri().toString();
    }

    /** Puts {@code ref} on a new commit whose only file is the manifest {@code text}; gives its id. */
    public String describe(String ref, String text) {
        return commit(ref, Map.of(MANIFEST, text));
    }

    /** Puts {@code ref} on a new commit of {@code files}; gives its id. */
    public String commit(String ref, Map<String, String> files) {
        try (Repository repository = open(folder);
                ObjectInserter objects = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(objects, new TreeMap<>(files)));
            PersonIdent who = new PersonIdent("Ada", "ada@example.org", Instant.now(), ZoneOffset.UTC);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("Commit " + System.nanoTime());
            ObjectId id = objects.insert(commit);
            objects.flush();
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectId tree(ObjectInserter objects, TreeMap<String, String> files) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(objects);
    }

    public void delete(String ref) {
        try (Repository repository = open(folder)) {
            RefUpdate update = repository.updateRef(ref);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        return Files.exists(folder);
    }
}
