package dev.paved.deployer.gitops;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.MaxCountRevFilter;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What the history of the environment repository tells. */
final class EnvironmentHistory {

    private static final int FARTHEST = 10_000;

    private EnvironmentHistory() {}

    /** The commit with {@code deployment} in its line {@code trailer}, if {@code head} has it among its last ones. */
    static Optional<RevCommit> find(Repository copy, ObjectId head, String trailer, String deployment)
            throws IOException {
        try (RevWalk walk = new RevWalk(copy)) {
            walk.markStart(walk.parseCommit(head));
            walk.setRevFilter(MaxCountRevFilter.create(FARTHEST));
            for (RevCommit commit : walk) {
                if (commit.getFooterLines(new FooterKey(trailer)).contains(deployment)) {
                    return Optional.of(commit);
                }
            }
            return Optional.empty();
        }
    }

    /** The commit that gave {@code path} the content that it has in {@code head}. */
    static RevCommit lastChange(Repository copy, ObjectId head, String path) throws IOException {
        try (RevWalk walk = new RevWalk(copy)) {
            RevCommit start = walk.parseCommit(head);
            walk.markStart(start);
            walk.setTreeFilter(AndTreeFilter.create(List.of(PathFilter.create(path), TreeFilter.ANY_DIFF)));
            RevCommit found = walk.next();
            return found == null ? start : found;
        }
    }

    /** Whether {@code revision} is {@code commit} or came after it, as far as the copy knows both. */
    static boolean contains(Repository copy, String revision, ObjectId commit) throws IOException {
        if (!ObjectId.isId(revision) || !copy.getObjectDatabase().has(ObjectId.fromString(revision))) {
            return false;
        }
        try (RevWalk walk = new RevWalk(copy)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(ObjectId.fromString(revision)));
        }
    }
}
