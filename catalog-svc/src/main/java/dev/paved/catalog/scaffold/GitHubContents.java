package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.git.OwnCommits;
import dev.paved.catalog.git.PushRefused;
import dev.paved.catalog.git.Remotes;
import dev.paved.catalog.git.Remotes.Push;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.scaffold.RepositoryMaker.Content;
import dev.paved.catalog.service.NewService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;

/** What is in a repository that was made on GitHub: put there by one push, and known again by its first commit. */
@Singleton
class GitHubContents {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final CatalogConfig config;
    private final Remotes remotes;
    private final Workspace workspace;

    GitHubContents(CatalogConfig config, Remotes remotes, Workspace workspace) {
        this.config = config;
        this.remotes = remotes;
        this.workspace = workspace;
    }

    /** The first commit, where it is there. */
    Optional<String> pushed(NewService service, GoldenPath path) throws ScaffoldFailed, ScaffoldWaits, IOException {
        Optional<String> commit;
        try {
            commit = remotes.resolve(service.repository(), Constants.R_TAGS + path.tag())
                    .map(ObjectId::name);
        } catch (IOException e) {
            throw unreachable(service, e);
        }
        if (commit.isPresent()
                && !FirstCommit.isOf(fetched(service, path).message(commit.get()), service.operation())) {
            throw new ScaffoldFailed(
                    service.repository() + " has a tag " + path.tag() + " already, which is not of this operation.",
                    "Choose another name.");
        }
        return commit;
    }

    /** Puts it there; gives the first commit. */
    String push(NewService service, Content content, long attempt) throws ScaffoldFailed, ScaffoldWaits, IOException {
        GoldenPath path = content.path();
        BareRepository built =
                new BareRepository(workspace.scratch(service.operation()).resolve("repository." + attempt));
        try {
            Workspace.delete(built.folder());
            built.create(content.files(), FirstCommit.of(service, path.tag()));
            push(service, built, path);
            return built.commit(path.tag());
        } finally {
            Workspace.delete(built.folder());
        }
    }

    private void push(NewService service, BareRepository built, GoldenPath path)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        List<Push> all = new ArrayList<>();
        for (String ref : List.of(
                Constants.R_HEADS + BareRepository.BRANCH,
                Constants.R_TAGS + path.tag(),
                OwnCommits.TEMPLATE_REFS + service.templateVersion())) {
            all.add(new Push(ref, built.target(ref), ObjectId.zeroId()));
        }
        try {
            remotes.push(built.folder(), service.repository(), all);
        } catch (PushRefused e) {
            if (pushed(service, path).isEmpty()) { // By an earlier push, whose answer did not come.
                throw new ScaffoldFailed(
                        service.repository() + " does not take the files: " + e.reason() + ".",
                        GitHubAdvice.of(config.github()));
            }
        } catch (IOException e) {
            throw unreachable(service, e);
        }
    }

    /** The contents of the file at {@code file} in the first commit. */
    Optional<byte[]> file(NewService service, GoldenPath path, String commit, String file)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        return fetched(service, path).file(commit, file);
    }

    private BareRepository fetched(NewService service, GoldenPath path) throws ScaffoldFailed, ScaffoldWaits {
        String tag = Constants.R_TAGS + path.tag();
        try {
            return new BareRepository(remotes.fetch(service.repository(), new RefSpec("+" + tag + ":" + tag)));
        } catch (IOException e) {
            throw unreachable(service, e);
        }
    }

    /** What is wrong with a token stays wrong; all else may pass. */
    private ScaffoldWaits unreachable(NewService service, IOException e) throws ScaffoldFailed {
        String said = String.valueOf(e.getMessage());
        if (Stream.of("not authorized", "not permitted", "no CredentialsProvider")
                .anyMatch(said::contains)) {
            throw new ScaffoldFailed(
                    "The token may not read or write " + service.repository() + ".", GitHubAdvice.of(config.github()));
        }
        return new ScaffoldWaits(service.repository() + " can't be reached: " + said, PAUSE);
    }
}
