package dev.paved.provisioner.preview;

import dev.paved.kit.repository.GitMirrors;
import dev.paved.kit.repository.GitTokens;
import dev.paved.provisioner.ProvisionerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** Reads the latest commits of pull requests: on this machine in place, elsewhere by fetching that commit alone. */
@Singleton
class Heads {

    private static final String FETCHED = "refs/paved/pull/";

    private final GitMirrors mirrors;
    private final String forge;

    Heads(ProvisionerSettings settings, GitTokens tokens) {
        Path home = settings.home().toAbsolutePath().normalize();
        this.mirrors = new GitMirrors(home.resolve("provisioner").resolve("mirrors"), tokens);
        this.forge = settings.previews().forge().replaceFirst("/+$", "");
    }

    /**
     * The files of the latest commit that {@code row} knows.
     *
     * @throws HeadUnreadable where they are not to be had now
     */
    HeadFiles open(PreviewEntity row) throws HeadUnreadable {
        if (!ObjectId.isId(row.head)) {
            throw new HeadUnreadable("'" + row.head + "' is no id of a commit");
        }
        Path git;
        try {
            git = row.pullRequest().key().isLocal() ? local(row.pullRequest()) : fetched(row);
        } catch (IOException e) {
            throw new HeadUnreadable(row.repository + " can't be read: " + e.getMessage());
        }
        return at(row, git);
    }

    private static Path local(PullRequest pullRequest) throws HeadUnreadable {
        Path path = pullRequest.key().folder().orElseThrow();
        return Stream.of(path.resolveSibling(path.getFileName() + ".git"), path.resolve(".git"), path)
                .filter(folder -> Files.isRegularFile(folder.resolve("HEAD")))
                .findFirst()
                .orElseThrow(() -> new HeadUnreadable("there is no Git repository at " + path));
    }

    /** A forge keeps the commits of its pull requests under refs of its own, those of forks too. */
    private Path fetched(PreviewEntity row) throws IOException {
        String url = row.repository.contains("://")
                ? row.repository
                : forge + "/" + row.pullRequest().key().value() + ".git";
        String kept = FETCHED + row.number;
        try {
            return mirrors.fetch(url, new RefSpec("+refs/pull/" + row.number + "/head:" + kept));
        } catch (IOException e) {
            String branch = Constants.R_HEADS + row.branch;
            if (!Boolean.FALSE.equals(row.fork) || !Repository.isValidRefName(branch)) {
                throw e;
            }
            return mirrors.fetch(url, new RefSpec("+" + branch + ":" + kept));
        }
    }

    private static HeadFiles at(PreviewEntity row, Path git) throws HeadUnreadable {
        Repository repository = null;
        try {
            repository = new FileRepositoryBuilder()
                    .setBare()
                    .setGitDir(git.toFile())
                    .setMustExist(true)
                    .build();
            try (RevWalk walk = new RevWalk(repository)) {
                RevCommit commit = walk.parseCommit(ObjectId.fromString(row.head));
                return new HeadFiles(repository, commit);
            }
        } catch (MissingObjectException e) {
            close(repository);
            throw new HeadUnreadable(
                    "the commit " + row.shortHead() + " is not in " + row.repository + ", or not any more");
        } catch (IOException e) {
            close(repository);
            throw new HeadUnreadable(row.repository + " can't be read: " + e.getMessage());
        }
    }

    private static void close(@org.jspecify.annotations.Nullable Repository repository) {
        if (repository != null) {
            repository.close();
        }
    }
}
