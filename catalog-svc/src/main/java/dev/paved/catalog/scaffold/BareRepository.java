package dev.paved.catalog.scaffold;

import dev.paved.catalog.git.OwnCommits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.InvalidRefNameException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A service's bare Git repository at {@code folder}: a marker in its configuration says which operation made it. */
record BareRepository(Path folder) {

    static final String BRANCH = "main";

    private static final String MARKER = "paved";
    private static final String OPERATION = "operation";

    /** Makes it, with {@code files} as its first commit on the branch main; the folder must not be there yet. */
    void create(Path files, FirstCommit first) throws IOException {
        try (Repository repository = open();
                ObjectInserter objects = repository.newObjectInserter()) {
            repository.create(true);
            configure(repository.getConfig(), first);
            ObjectId commitId =
                    OwnCommits.insert(objects, tree(files, objects), List.of(), first.message(), first.at());
            TagBuilder tag = new TagBuilder();
            tag.setTag(first.tag());
            tag.setObjectId(commitId, Constants.OBJ_COMMIT);
            tag.setTagger(OwnCommits.author(first.at()));
            tag.setMessage("The first version\n");
            ObjectId tagId = objects.insert(tag);
            objects.flush();
            point(repository, Constants.R_TAGS + first.tag(), tagId);
            point(repository, OwnCommits.TEMPLATE_REFS + first.templateVersion(), commitId);
            point(repository, Constants.R_HEADS + BRANCH, commitId);
        }
    }

    private static void configure(StoredConfig config, FirstCommit first) throws IOException {
        config.setBoolean("receive", null, "denyNonFastForwards", true);
        config.setString(MARKER, null, OPERATION, first.operation());
        config.save();
    }

    private static ObjectId tree(Path files, ObjectInserter objects) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder entries = index.builder();
        for (Path file : regular(files)) {
            DirCacheEntry entry = new DirCacheEntry(files.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/"));
            entry.setFileMode(Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, Files.readAllBytes(file)));
            entries.add(entry);
        }
        entries.finish();
        return index.writeTree(objects);
    }

    private static List<Path> regular(Path files) throws IOException {
        try (Stream<Path> walk = Files.walk(files)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void point(Repository repository, String ref, ObjectId target) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(target);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW) {
            throw new IOException(ref + " could not be written: " + result);
        }
    }

    /** The operation that made it; nothing when there is none, or it is another's. */
    Optional<String> operation() throws IOException {
        if (!Files.isRegularFile(folder.resolve("config"))) {
            return Optional.empty();
        }
        try (Repository repository = open()) {
            return Optional.ofNullable(repository.getConfig().getString(MARKER, null, OPERATION));
        }
    }

    /** What {@code ref} is on. */
    ObjectId target(String ref) throws IOException {
        try (Repository repository = open()) {
            return Objects.requireNonNull(repository.exactRef(ref), ref).getObjectId();
        }
    }

    /** The commit that {@code tag} is on. */
    String commit(String tag) throws IOException {
        try (Repository repository = open();
                RevWalk walk = new RevWalk(repository)) {
            Ref ref = repository.exactRef(Constants.R_TAGS + tag);
            if (ref == null) {
                throw new IOException(folder + " has no tag " + tag);
            }
            return walk.parseCommit(ref.getObjectId()).name();
        }
    }

    /** What {@code commit} says of itself. */
    String message(String commit) throws IOException {
        try (Repository repository = open();
                RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getFullMessage();
        }
    }

    /** The contents of the file at {@code path} in {@code commit}. */
    Optional<byte[]> file(String commit, String path) throws IOException {
        try (Repository repository = open();
                ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader);
                TreeWalk tree = TreeWalk.forPath(
                        reader,
                        path,
                        walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
            return tree == null
                    ? Optional.empty()
                    : Optional.of(reader.open(tree.getObjectId(0)).getBytes());
        }
    }

    private Repository open() throws IOException {
        try {
            return new FileRepositoryBuilder()
                    .setBare()
                    .setGitDir(folder.toFile())
                    .setInitialBranch(BRANCH)
                    .build();
        } catch (InvalidRefNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
