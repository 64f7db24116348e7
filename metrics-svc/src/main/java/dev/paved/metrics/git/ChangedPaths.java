package dev.paved.metrics.git;

import dev.paved.metrics.fact.GitCommit.Against;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Which files commits changed, as far as there is room to keep their names. */
final class ChangedPaths implements AutoCloseable {

    private static final int MOST_OF_A_COMMIT = 2_000;
    private static final int MOST_CHARACTERS = 20_000_000;

    private final TreeWalk walk;
    private long room = MOST_CHARACTERS;

    ChangedPaths(ObjectReader reader) {
        this.walk = new TreeWalk(reader);
    }

    /** What {@code commit} changed against each of its parents, whose headers are read. */
    List<Against> of(RevCommit commit) throws IOException {
        List<Against> all = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            all.add(against(parent, commit));
        }
        return all.isEmpty() ? List.of(against(null, commit)) : all;
    }

    private Against against(@Nullable RevCommit parent, RevCommit commit) throws IOException {
        walk.reset();
        walk.setRecursive(true);
        walk.setFilter(TreeFilter.ANY_DIFF);
        if (parent == null) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(parent.getTree());
        }
        walk.addTree(commit.getTree());
        List<String> paths = new ArrayList<>();
        while (walk.next()) {
            String path = walk.getPathString().replace('\n', '?');
            room -= path.length();
            if (room < 0 || paths.size() == MOST_OF_A_COMMIT) {
                return Against.unknown();
            }
            paths.add(path);
        }
        return Against.of(paths);
    }

    @Override
    public void close() {
        walk.close();
    }
}
