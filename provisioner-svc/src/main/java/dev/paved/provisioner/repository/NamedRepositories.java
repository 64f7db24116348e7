package dev.paved.provisioner.repository;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.repository.BeyondLimit;
import dev.paved.kit.repository.FetchLimits;
import dev.paved.kit.repository.GitCopies;
import dev.paved.kit.repository.GitCopies.Copy;
import dev.paved.kit.repository.GitTokens;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.ManifestPlace;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.jspecify.annotations.Nullable;

/** Opens repositories that somebody names: on this machine in place, elsewhere as a copy of the commit that is meant, gone after it was read. */
@Startup
@Singleton
class NamedRepositories {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FETCHED = "refs/paved/wanted";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    private final Addresses addresses;
    private final GitCopies copies;

    NamedRepositories(ProvisionerSettings settings, GitTokens tokens, FetchLimits limits, Addresses addresses) {
        this.addresses = addresses;
        this.copies = new GitCopies(
                settings.home()
                        .toAbsolutePath()
                        .normalize()
                        .resolve("provisioner")
                        .resolve("copies"),
                tokens,
                limits.within(LONGEST),
                PATIENCE,
                addresses::isAllowed);
    }

    /**
     * What {@code reading} makes of the files of the commit that {@code place} means.
     *
     * @throws RefusedException where it may not be read, is not there, or can't be read now
     */
    <T> T read(ManifestPlace place, Function<RepositoryFiles, T> reading) {
        Revision revision = Revision.of(place.revision());
        try {
            return switch (addresses.of(place.repository())) {
                case Address.Here here -> local(place.repository(), here, revision, reading);
                case Address.There there -> copied(place.repository(), there.url(), revision, reading);
            };
        } catch (RepositoryUnreadable e) {
            throw unreadable(String.valueOf(e.getMessage()), "platform env apply --help");
        }
    }

    private static <T> T local(String name, Address.Here here, Revision revision, Function<RepositoryFiles, T> reading)
            throws RepositoryUnreadable {
        ObjectId commit;
        try (Repository repository = RepositoryFiles.bare(here.folder())) {
            ObjectId found = find(repository, revision);
            if (found == null) {
                throw revision.unknown(name, names(repository.getRefDatabase().getRefs()));
            }
            commit = found;
        } catch (IOException e) {
            throw new RepositoryUnreadable(name + " can't be read: " + e.getMessage());
        }
        try (RepositoryFiles files = RepositoryFiles.open(here.folder(), name, commit)) {
            return reading.apply(files);
        }
    }

    private static @Nullable ObjectId find(Repository repository, Revision revision) throws IOException {
        for (String name : revision.refs()) {
            Ref ref = repository.exactRef(name);
            if (ref != null && ref.getObjectId() != null) {
                return ref.getObjectId();
            }
        }
        return COMMIT.matcher(revision.name()).matches() ? commit(repository, revision.name()) : null;
    }

    /** The commit whose id begins with {@code digits}, where a branch or a tag has it. */
    private static @Nullable ObjectId commit(Repository repository, String digits) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(digits + "^{commit}");
            List<Ref> refs = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_TAGS);
            return id != null && walk.isMergedIntoAny(walk.parseCommit(id), refs) ? id : null;
        } catch (AmbiguousObjectException | MissingObjectException | IncorrectObjectTypeException e) {
            return null;
        }
    }

    private <T> T copied(String name, String url, Revision revision, Function<RepositoryFiles, T> reading)
            throws RepositoryUnreadable {
        try (Copy copy = copies.open();
                RepositoryFiles files = RepositoryFiles.open(copy.git(), name, fetch(copy, name, url, revision))) {
            return reading.apply(files);
        } catch (IOException e) {
            throw unreadable(name + " can't be read: " + e.getMessage(), advice(url));
        } catch (GitCopies.Busy e) {
            throw new RefusedException(new RepositoryFailure.Busy(String.valueOf(e.getMessage())));
        }
    }

    private ObjectId fetch(Copy copy, String name, String url, Revision revision) throws IOException {
        Set<String> known =
                revision.isDefault() ? Set.of(Constants.HEAD) : copies.refs(url).keySet();
        String ref = revision.among(known).orElse(null);
        if (ref == null && !ObjectId.isId(revision.name())) {
            throw revision.unknown(name, known);
        }
        if (ref == null) {
            return fetchCommit(copy, name, url, revision, known);
        }
        copy.fetch(url, new RefSpec("+" + ref + ":" + FETCHED));
        try (Repository repository = RepositoryFiles.bare(copy.git())) {
            Ref fetched = repository.exactRef(FETCHED);
            if (fetched == null) {
                throw revision.unknown(name, known);
            }
            return fetched.getObjectId();
        }
    }

    /** The other side has just told its branches and tags; what it refuses now is that commit. */
    private static ObjectId fetchCommit(Copy copy, String name, String url, Revision revision, Set<String> known)
            throws IOException {
        try {
            copy.fetch(url, new RefSpec(revision.name()));
            return ObjectId.fromString(revision.name());
        } catch (BeyondLimit e) {
            throw e;
        } catch (IOException e) {
            throw revision.unknown(name, known);
        }
    }

    private static Set<String> names(List<Ref> refs) {
        return refs.stream().map(Ref::getName).collect(Collectors.toSet());
    }

    private static String advice(String url) {
        return "look whether the address is right; a private repository needs paved.git.tokens.\""
                + URI.create(url).getAuthority() + "\", which whoever runs the platform sets";
    }

    private static RefusedException unreadable(String why, String next) {
        return new RefusedException(new RepositoryFailure.Unreadable(why, next));
    }
}
