package dev.paved.deployer.gitops;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Commits of somebody else than the deployer. */
final class CommitOf {

    private CommitOf() {}

    /** One on {@code head} that changes one file. */
    static ObjectId file(Repository repository, @Nullable ObjectId head, String path, byte[] content)
            throws IOException {
        try (ObjectInserter objects = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId blob = objects.insert(Constants.OBJ_BLOB, content);
            DirCache index = DirCache.newInCore();
            if (head != null) {
                DirCacheBuilder entries = index.builder();
                entries.addTree(
                        new byte[0],
                        0,
                        walk.getObjectReader(),
                        walk.parseCommit(head).getTree());
                entries.finish();
            }
            DirCacheEditor editor = index.editor();
            editor.add(new DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                    entry.setObjectId(blob);
                }
            });
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(objects));
            if (head != null) {
                commit.setParentId(head);
            }
            PersonIdent bob = new PersonIdent("bob", "bob@example.com", Instant.now(), ZoneOffset.UTC);
            commit.setAuthor(bob);
            commit.setCommitter(bob);
            commit.setMessage("Change " + path);
            ObjectId id = objects.insert(commit);
            objects.flush();
            return id;
        }
    }
}
