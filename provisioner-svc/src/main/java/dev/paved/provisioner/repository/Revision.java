package dev.paved.provisioner.repository;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** What somebody calls a commit by: a branch, a tag, or digits of its id. */
record Revision(String name) {

    private static final int LONGEST = 250;

    /** {@code given}, or the default branch where that is null. */
    static Revision of(@Nullable String given) {
        return new Revision(given == null ? Constants.HEAD : given);
    }

    boolean isDefault() {
        return name.equals(Constants.HEAD);
    }

    /** The refs that it may mean, in Git's order. */
    List<String> refs() {
        return Stream.of(name, Constants.R_TAGS + name, Constants.R_HEADS + name)
                .filter(ref -> ref.length() <= LONGEST
                        && (ref.equals(Constants.HEAD) || ref.startsWith(Constants.R_REFS))
                        && (ref.equals(Constants.HEAD) || Repository.isValidRefName(ref)))
                .toList();
    }

    /** The one of {@code known} that it means. */
    Optional<String> among(Collection<String> known) {
        return refs().stream().filter(known::contains).findFirst();
    }

    /** That none of the refs {@code known} of {@code repository}, nor a commit, is called so. */
    RefusedException unknown(String repository, Collection<String> known) {
        List<String> names = known.stream()
                .filter(ref -> ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_TAGS))
                .map(Repository::shortenRefName)
                .toList();
        String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
        return new RefusedException(new RepositoryFailure.NotThere(
                "revision",
                isDefault()
                        ? "The repository " + repository + " has no commit yet"
                        : "The repository " + repository + " has no branch, tag or commit '" + shown + "'",
                shown.equals(name) ? Similar.to(name, names) : List.of()));
    }
}
