package dev.paved.deployer.repository;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Finds versions in the repositories of services. */
@Singleton
public class Versions {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final int SUGGESTED = 5;

    private final Repositories repositories;

    Versions(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * The version called {@code name}: a tag with or without leading {@code v}, or a commit by at least seven digits.
     *
     * @throws RefusedException when there is none, or the repository can not be read
     */
    public Version find(String service, String location, String name) {
        try (Repository repository = repositories.open(service, location)) {
            Optional<Version> tagged = ofTag(repository, name);
            return tagged.or(() -> ofCommit(repository, name)).orElseThrow(() -> unknown(repository, name));
        } catch (IOException e) {
            throw new RefusedException(new RepositoryUnreadable(location, String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Version> ofTag(Repository repository, String name) throws IOException {
        String other = name.startsWith("v") ? name.substring(1) : "v" + name;
        for (String tag : List.of(name, other)) {
            Ref ref = tag.isEmpty() || !Repository.isValidRefName(Constants.R_TAGS + tag)
                    ? null
                    : repository.exactRef(Constants.R_TAGS + tag);
            RevCommit commit = ref == null ? null : commit(repository, ref.getObjectId());
            if (commit != null) {
                return Optional.of(Version.ofTag(tag, commit.name()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Version> ofCommit(Repository repository, String name) {
        if (!COMMIT.matcher(name).matches()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(name + "^{commit}");
            List<Ref> refs = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_TAGS);
            return id != null && walk.isMergedIntoAny(walk.parseCommit(id), refs)
                    ? Optional.of(Version.ofCommit(id.name()))
                    : Optional.empty();
        } catch (AmbiguousObjectException | MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RefusedException(
                    new RepositoryUnreadable(repository.getDirectory().toString(), String.valueOf(e.getMessage())));
        }
    }

    private static RefusedException unknown(Repository repository, String name) {
        record Tagged(String version, int at) {}
        try {
            List<String> newest = repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS).stream()
                    .flatMap(ref -> Stream.ofNullable(commit(repository, ref.getObjectId()))
                            .map(c -> new Tagged(
                                    Version.ofTag(Repository.shortenRefName(ref.getName()), c.name())
                                            .name(),
                                    c.getCommitTime())))
                    .sorted(Comparator.comparingInt(Tagged::at)
                            .thenComparing(Tagged::version)
                            .reversed())
                    .limit(SUGGESTED)
                    .map(Tagged::version)
                    .toList();
            return new RefusedException(new NotFound(
                    "version", name, newest, "Choose an existing tag, or a commit by 7 or more digits of its id."));
        } catch (IOException e) {
            return new RefusedException(
                    new RepositoryUnreadable(repository.getDirectory().toString(), String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable RevCommit commit(Repository repository, ObjectId id) {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.peel(walk.parseAny(id)) instanceof RevCommit found ? walk.parseCommit(found) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
