package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.git.Remotes;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.template.Action;
import jakarta.inject.Singleton;

/** Chooses where repositories are made: on GitHub where that is configured, else on this machine. */
@Singleton
class RepositoryMakers {

    private final LocalRepositories local;
    private final GitHubRepositories gitHub;
    private final boolean isOnGitHub;

    RepositoryMakers(LocalRepositories local, GitHubRepositories gitHub, CatalogConfig config) {
        this.local = local;
        this.gitHub = gitHub;
        this.isOnGitHub = config.github().owner().isPresent();
    }

    /**
     * Where the repository of a new {@code service} will be.
     *
     * @throws RefusedException where {@code path} can't have it there
     */
    String place(GoldenPath path, String service) {
        if (!isOnGitHub && path.publishesOnGitHub()) {
            throw new RefusedException(new Conflict(
                    "The golden path " + path.name() + " has the step " + Action.PUBLISH_GITHUB.id()
                            + ", and no owner on GitHub is configured here; nothing was changed.",
                    "Let the platform team set paved.catalog.github.owner, or use " + Action.PUBLISH.id() + "."));
        }
        return (isOnGitHub ? gitHub : local).place(service);
    }

    /** What makes the repository of {@code service}: where it was to be when that began. */
    RepositoryMaker of(NewService service) {
        return Remotes.isUrl(service.repository()) ? gitHub : local;
    }
}
