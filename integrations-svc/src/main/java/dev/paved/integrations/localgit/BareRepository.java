package dev.paved.integrations.localgit;

import dev.paved.events.ChangeEvent.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads a bare repository that others push to meanwhile. */
final class BareRepository implements AutoCloseable {
    private final Path folder;
    private final Repository repository;

    private BareRepository(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    static BareRepository open(Path folder) throws IOException {
        return new BareRepository(
                folder,
                new RepositoryBuilder()
                        .setGitDir(folder.toFile())
                        .setMustExist(true)
                        .setBare()
                        .build());
    }

    /** The commit of each branch: that of HEAD first, then by name. */
    Map<String, String> heads() throws IOException {
        String main = Optional.ofNullable(repository.getFullBranch()).orElse("");
        Map<String, String> heads = new LinkedHashMap<>();
        List<Ref> refs = new ArrayList<>(repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS));
        refs.sort(
                (a, b) -> Boolean.compare(b.getName().equals(main), a.getName().equals(main)));
        for (Ref ref : refs) {
            ObjectId id = ref.getObjectId();
            if (id != null) {
                heads.put(ref.getName().substring(Constants.R_HEADS.length()), id.name());
            }
        }
        return heads;
    }

    /**
     * When {@code branch} moved last, as far as its file tells.
     *
     * @return nothing where that would be later than {@code now}
     */
    Optional<Instant> movedAt(String branch, Instant now) throws IOException {
        Path loose = folder.resolve(Constants.R_HEADS + branch);
        Path file = Files.isRegularFile(loose) ? loose : folder.resolve(Constants.PACKED_REFS);
        return Files.isRegularFile(file)
                ? Optional.of(Files.getLastModifiedTime(file).toInstant()).filter(at -> !at.isAfter(now))
                : Optional.empty();
    }

    /** Who made the present form of the commit {@code sha}. */
    String committer(String sha) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            String name = walk.parseCommit(ObjectId.fromString(sha))
                    .getCommitterIdent()
                    .getName();
            return name.isBlank() ? "git" : name;
        }
    }

    /**
     * The newest {@code most} commits that {@code after} has and none of {@code known} has, oldest first. A known commit
     * that is no longer there, as after a force push and a collection of garbage, is left out of account.
     */
    List<Commit> arrived(String after, Collection<String> known, int most) throws IOException {
        List<Commit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository);
                TouchedPaths touched = new TouchedPaths(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.COMMIT_TIME_DESC, true);
            walk.markStart(walk.parseCommit(ObjectId.fromString(after)));
            for (String sha : known) {
                markKnown(walk, sha);
            }
            for (RevCommit commit = walk.next(); commit != null && commits.size() < most; commit = walk.next()) {
                commits.add(new Commit(
                        commit.name(),
                        commit.getAuthorIdent().getWhenAsInstant(),
                        commit.getCommitterIdent().getWhenAsInstant(),
                        commit.getParentCount() > 1,
                        touched.by(commit)));
            }
        }
        Collections.reverse(commits);
        return commits;
    }

    private static void markKnown(RevWalk walk, String sha) throws IOException {
        try {
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(sha)));
        } catch (MissingObjectException e) {
            // It was garbage to the repository: nothing that is there descends from it.
        }
    }

    /** The folders that change when a branch moves. */
    static Stream<Path> watched(Path folder) throws IOException {
        Path heads = folder.resolve(Constants.R_HEADS);
        if (!Files.isDirectory(heads)) {
            return Stream.of(folder);
        }
        try (Stream<Path> below = Files.walk(heads)) {
            return Stream.concat(Stream.of(folder), below.filter(Files::isDirectory).toList().stream());
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
