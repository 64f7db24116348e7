package dev.paved.provisioner.preview;

import dev.paved.kit.repository.BeyondLimit;
import dev.paved.kit.repository.FetchLimits;
import dev.paved.kit.repository.GitMirrors;
import dev.paved.kit.repository.GitTokens;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.repository.RepositoryFiles;
import dev.paved.provisioner.repository.RepositoryUnreadable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;

/** Reads the latest commits of pull requests: on this machine in place, elsewhere by fetching that commit alone. */
@Singleton
class Heads {

    private static final String FETCHED = "refs/paved/pull/";

    private final GitMirrors mirrors;
    private final String forge;

    Heads(ProvisionerSettings settings, GitTokens tokens, FetchLimits limits) {
        Path home = settings.home().toAbsolutePath().normalize();
        this.mirrors = new GitMirrors(home.resolve("provisioner").resolve("mirrors"), tokens, limits);
        this.forge = settings.previews().forge().replaceFirst("/+$", "");
    }

    /**
     * The files of the latest commit that {@code row} knows.
     *
     * @throws RepositoryUnreadable where they are not to be had now
     */
    RepositoryFiles open(PreviewEntity row) throws RepositoryUnreadable {
        if (!ObjectId.isId(row.head)) {
            throw new RepositoryUnreadable("'" + row.head + "' is no id of a commit");
        }
        Path git;
        try {
            git = row.pullRequest().key().isLocal() ? local(row.pullRequest()) : fetched(row);
        } catch (IOException e) {
            throw new RepositoryUnreadable(row.repository + " can't be read: " + e.getMessage());
        }
        return RepositoryFiles.open(git, row.repository, ObjectId.fromString(row.head));
    }

    private static Path local(PullRequest pullRequest) throws RepositoryUnreadable {
        Path path = pullRequest.key().folder().orElseThrow();
        return RepositoryFiles.folder(path)
                .orElseThrow(() -> new RepositoryUnreadable("there is no Git repository at " + path));
    }

    /** A forge keeps the commits of its pull requests under refs of its own, those of forks too. */
    private Path fetched(PreviewEntity row) throws IOException {
        String url = row.repository.contains("://")
                ? row.repository
                : forge + "/" + row.pullRequest().key().value() + ".git";
        String kept = FETCHED + row.number;
        try {
            return mirrors.fetch(url, new RefSpec("+refs/pull/" + row.number + "/head:" + kept));
        } catch (BeyondLimit e) {
            throw e;
        } catch (IOException e) {
            String branch = Constants.R_HEADS + row.branch;
            if (!Boolean.FALSE.equals(row.fork) || !Repository.isValidRefName(branch)) {
                throw e;
            }
            return mirrors.fetch(url, new RefSpec("+" + branch + ":" + kept));
        }
    }
}
