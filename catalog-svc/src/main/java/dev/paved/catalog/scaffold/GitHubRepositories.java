package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.github.GitHubApi;
import dev.paved.catalog.github.GitHubRepository;
import dev.paved.catalog.github.NewRepository;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Makes repositories on GitHub: an empty one, which says from its first moment on which operation made it, then one push of all. The push
 * of an operation always has the same commit, so that it is known again.
 */
@Singleton
class GitHubRepositories implements RepositoryMaker {

    private static final String OPERATIONS = "/api/operations/";

    private final CatalogConfig config;
    private final GitTokens tokens;
    private final GitHubApi api;
    private final GitHubContents contents;
    private final CrashPoints crash;

    GitHubRepositories(
            CatalogConfig config, GitTokens tokens, GitHubApi api, GitHubContents contents, CrashPoints crash) {
        this.config = config;
        this.tokens = tokens;
        this.api = api;
        this.contents = contents;
        this.crash = crash;
    }

    @Override
    public String place(String service) {
        return config.github().url() + "/" + config.github().owner().orElseThrow() + "/" + service + ".git";
    }

    /** Refuses to start where no repository could ever be made. */
    void check(@Observes StartupEvent start) {
        CatalogConfig.GitHub gitHub = config.github();
        if (gitHub.owner().isEmpty()) {
            return;
        }
        String host = URI.create(gitHub.url()).getHost();
        if (tokens.token(gitHub.url()).isEmpty()) {
            throw new IllegalStateException(
                    "paved.catalog.github.owner is set, and there is no token to make repositories at " + gitHub.url()
                            + " with: set paved.git.tokens.\"" + GitTokens.key(gitHub.url()) + "\" too.");
        }
        if (!List.of(host, "api." + host).contains(URI.create(gitHub.apiUrl()).getHost())) {
            throw new IllegalStateException("paved.catalog.github.api, " + gitHub.apiUrl() + ", is not of "
                    + gitHub.url() + ", and would be told its token: set both, or leave it out.");
        }
    }

    @Override
    public String create(NewService service, Content content, long attempt)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        GitHubStep step = GitHubStep.of(content.input(), config.github(), service);
        if (!isThere(service)) {
            create(service, step);
            crash.at("scaffold-github-created");
        }
        Optional<String> pushed = contents.pushed(service, content.path());
        return pushed.isPresent() ? pushed.get() : contents.push(service, content, attempt);
    }

    /** Whether it is there and this operation's. */
    private boolean isThere(NewService service) throws ScaffoldFailed, ScaffoldWaits {
        Optional<GitHubRepository> found;
        try {
            found = find(service);
        } catch (GitHubRefused e) {
            throw refused("Whether there is a repository " + GitHubPlace.of(service) + " can't be seen", e);
        }
        if (found.isPresent() && !isMine(found.get(), service)) {
            throw new ScaffoldFailed(
                    "There is a repository " + GitHubPlace.of(service) + " already.",
                    "Register it with platform catalog register, or choose another name.");
        }
        return found.isPresent();
    }

    private Optional<GitHubRepository> find(NewService service) throws ScaffoldWaits, GitHubRefused {
        GitHubPlace place = GitHubPlace.of(service);
        try {
            return api.find(place.owner(), place.name());
        } catch (GitHubBusy e) {
            throw new ScaffoldWaits(e.reason(), e.pause());
        }
    }

    /** It says so itself, since before its first push nothing else can. */
    private String marker(NewService service) {
        return config.baseUrl() + OPERATIONS + service.operation();
    }

    private static boolean isMine(GitHubRepository found, NewService service) {
        return found.homepage().endsWith(OPERATIONS + service.operation());
    }

    private void create(NewService service, GitHubStep step) throws ScaffoldFailed, ScaffoldWaits {
        GitHubPlace place = GitHubPlace.of(service);
        try {
            api.create(new NewRepository(
                    place.owner(), place.name(), step.description(), marker(service), step.visibility()));
        } catch (GitHubRefused e) {
            if (e.status() == 422 && isThere(service)) {
                return; // An earlier request made it, whose answer did not come.
            }
            throw refused("The repository " + place + " can't be made", e);
        } catch (GitHubBusy e) {
            throw new ScaffoldWaits(e.reason(), e.pause());
        }
    }

    private ScaffoldFailed refused(String what, GitHubRefused e) {
        return new ScaffoldFailed(what + ": " + e.getMessage() + ".", GitHubAdvice.of(config.github()));
    }

    @Override
    public Optional<String> made(NewService service, GoldenPath path)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        return isThere(service) ? contents.pushed(service, path) : Optional.empty();
    }

    @Override
    public Optional<byte[]> file(NewService service, GoldenPath path, String commit, String file)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        return contents.file(service, path, commit, file);
    }

    @Override
    public Optional<String> undo(NewService service) throws ScaffoldWaits {
        GitHubPlace place = GitHubPlace.of(service);
        try {
            Optional<GitHubRepository> found = find(service);
            if (found.isPresent() && !isMine(found.get(), service)) {
                return Optional.of("The repository " + place
                        + ", which does not say that it is of this operation, was left as it is.");
            }
            if (found.isPresent()) {
                api.delete(place.owner(), place.name());
            }
            return Optional.empty();
        } catch (GitHubBusy e) {
            throw new ScaffoldWaits(e.reason(), e.pause());
        } catch (GitHubRefused e) {
            return Optional.of("The repository " + place + " may be left behind, since it can't be deleted ("
                    + e.getMessage() + "): see whether it is there, and delete it by hand.");
        }
    }
}
