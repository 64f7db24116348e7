package dev.paved.integrations.localgit;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Which files a commit changed against its first parent. */
final class TouchedPaths implements AutoCloseable {
    private static final int MOST = 1_000;

    private final DiffFormatter diff = new DiffFormatter(DisabledOutputStream.INSTANCE);

    TouchedPaths(Repository repository) {
        diff.setRepository(repository);
        diff.setDetectRenames(false);
    }

    /** The files, at most a thousand; none for a merge, whose changes are those of its parents. */
    List<String> by(RevCommit commit) throws IOException {
        if (commit.getParentCount() > 1) {
            return List.of();
        }
        RevCommit parent = commit.getParentCount() == 0 ? null : commit.getParent(0);
        return diff.scan(parent, commit).stream()
                .map(TouchedPaths::path)
                .limit(MOST)
                .toList();
    }

    private static String path(DiffEntry entry) {
        return entry.getChangeType() == ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
    }

    @Override
    public void close() {
        diff.close();
    }
}
