package dev.paved.catalog.upgrade;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A file in one of the trees of a merge; null where the tree has none at its path. */
record FileVersion(ObjectId id, FileMode mode) {

    static @Nullable FileVersion of(TreeWalk walk, int tree) {
        FileMode mode = walk.getFileMode(tree);
        return mode == FileMode.MISSING ? null : new FileVersion(walk.getObjectId(tree), mode);
    }

    /** Whether it is a file with contents, as opposed to a link or another repository. */
    boolean isFile() {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }
}
