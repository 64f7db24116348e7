package dev.paved.provisioner.preview;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.repository.BeyondLimit;
import dev.paved.kit.repository.FetchLimits;
import dev.paved.kit.repository.GitMirrors;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.Unanswered;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.repository.Address;
import dev.paved.provisioner.repository.Addresses;
import dev.paved.provisioner.repository.RepositoryFiles;
import dev.paved.provisioner.repository.RepositoryUnreadable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;

/** Reads the latest commits of pull requests: on this machine in place, elsewhere by fetching that commit alone. */
@Singleton
class Heads {

    private static final String FETCHED = "refs/paved/pull/";

    private final Addresses addresses;
    private final GitMirrors mirrors;

    Heads(ProvisionerSettings settings, GitTokens tokens, FetchLimits limits, Addresses addresses) {
        Path home = settings.home().toAbsolutePath().normalize();
        this.addresses = addresses;
        this.mirrors =
                new GitMirrors(home.resolve("provisioner").resolve("mirrors"), tokens, limits, addresses::isAllowed);
    }

    /**
     * Where the repository of {@code row} is, which an event named.
     *
     * @throws RefusedException where it may not be read
     */
    Address address(PreviewEntity row) {
        return addresses.of(row.repository);
    }

    /**
     * The files of the latest commit that {@code row} knows, whose repository is at {@code address}.
     *
     * @throws RepositoryUnreadable where they are not to be had now
     */
    RepositoryFiles open(PreviewEntity row, Address address) throws RepositoryUnreadable {
        if (!ObjectId.isId(row.head)) {
            throw new RepositoryUnreadable("'" + row.head + "' is no id of a commit");
        }
        try {
            Path git =
                    switch (address) {
                        case Address.Here(Path folder) -> folder;
                        case Address.There(String url) -> fetched(row, url);
                    };
            return RepositoryFiles.open(git, row.repository, ObjectId.fromString(row.head));
        } catch (IOException e) {
            throw new RepositoryUnreadable(row.repository + " can't be read: " + e.getMessage());
        }
    }

    private Path fetched(PreviewEntity row, String url) throws IOException {
        return first(refs(row), ref -> mirrors.fetch(url, new RefSpec("+" + ref + ":" + FETCHED + row.number)));
    }

    /** Asks for something by one of its names. */
    interface Asking {
        Path of(String ref) throws IOException;
    }

    /** The first of {@code refs} that is to be had. What is silent, or gives too much, is asked for no other. */
    static Path first(List<String> refs, Asking asking) throws IOException {
        IOException failed = new IOException("it has no commits of pull requests");
        for (String ref : refs) {
            try {
                return asking.of(ref);
            } catch (BeyondLimit | Unanswered e) {
                throw e;
            } catch (IOException e) {
                failed = e;
            }
        }
        throw failed;
    }

    /** Forges keep the commits of pull requests under refs of their own, those of forks too. */
    private static List<String> refs(PreviewEntity row) {
        String branch = Constants.R_HEADS + row.branch;
        String gitHub = "refs/pull/" + row.number + "/head";
        String gitLab = "refs/merge-requests/" + row.number + "/head";
        return Boolean.FALSE.equals(row.fork) && Repository.isValidRefName(branch)
                ? List.of(gitHub, gitLab, branch)
                : List.of(gitHub, gitLab);
    }
}
