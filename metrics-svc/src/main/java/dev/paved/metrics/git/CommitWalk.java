package dev.paved.metrics.git;

import dev.paved.metrics.fact.GitCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Reads commits from a repository, newest first, back to those that are known. */
final class CommitWalk {

    private final int most;

    /** One that reads no more than {@code most} commits. */
    CommitWalk(int most) {
        this.most = most;
    }

    /**
     * What {@code starts} and the commits before them are, but for those {@code known} and the ones before those. A start
     * that the repository does not have, or not whole, is left out.
     *
     * @throws IOException where the repository can't be read, or lacks a part of its history
     */
    List<GitCommit> read(String name, Path folder, Collection<String> starts, Set<String> known) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.toFile())
                        .setMustExist(true)
                        .build();
                RevWalk walk = new RevWalk(repository);
                ChangedPaths paths = new ChangedPaths(walk.getObjectReader())) {
            Set<String> seen = new HashSet<>(known);
            var next = new PriorityQueue<RevCommit>(
                    Comparator.comparingInt(RevCommit::getCommitTime).reversed());
            for (String start : starts) {
                if (ObjectId.isId(start) && !known.contains(start)) {
                    start(walk, start).filter(commit -> seen.add(commit.name())).forEach(next::add);
                }
            }
            List<GitCommit> commits = new ArrayList<>();
            while (!next.isEmpty() && commits.size() < most) {
                RevCommit commit = next.remove();
                for (RevCommit parent : commit.getParents()) {
                    walk.parseHeaders(parent);
                    if (seen.add(parent.name())) {
                        next.add(parent);
                    }
                }
                commits.add(fact(name, commit, paths));
            }
            return commits;
        }
    }

    private static Stream<RevCommit> start(RevWalk walk, String sha) throws IOException {
        try {
            return Stream.of(walk.parseCommit(ObjectId.fromString(sha)));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Stream.empty();
        }
    }

    private static GitCommit fact(String repository, RevCommit commit, ChangedPaths paths) throws IOException {
        return new GitCommit(
                repository,
                commit.name(),
                Stream.of(commit.getParents()).map(RevCommit::name).toList(),
                commit.getAuthorIdent().getWhenAsInstant(),
                commit.getCommitterIdent().getWhenAsInstant(),
                paths.of(commit));
    }
}
