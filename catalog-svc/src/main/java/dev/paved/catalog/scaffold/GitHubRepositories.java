package dev.paved.catalog.scaffold;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.git.PushRefused;
import dev.paved.catalog.git.Remotes;
import dev.paved.catalog.git.Remotes.Push;
import dev.paved.catalog.github.GitHubApi;
import dev.paved.catalog.github.GitHubBusy;
import dev.paved.catalog.github.GitHubRefused;
import dev.paved.catalog.github.GitHubRepository;
import dev.paved.catalog.github.NewRepository;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.repository.GitTokens;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;

/**
 * Makes repositories on GitHub: an empty one, which says from its first moment on which operation made it, then one push of all. The push
 * of an operation always has the same commit, so that it is known again.
 */
@Singleton
class GitHubRepositories implements RepositoryMaker {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String OPERATIONS = "/api/operations/";

    private final CatalogConfig config;
    private final GitTokens tokens;
    private final GitHubApi api;
    private final Remotes remotes;
    private final Workspace workspace;
    private final CrashPoints crash;

    GitHubRepositories(
            CatalogConfig config,
            GitTokens tokens,
            GitHubApi api,
            Remotes remotes,
            Workspace workspace,
            CrashPoints crash) {
        this.config = config;
        this.tokens = tokens;
        this.api = api;
        this.remotes = remotes;
        this.workspace = workspace;
        this.crash = crash;
    }

    @Override
    public String place(String service) {
        return config.github().url() + "/" + config.github().owner().orElseThrow() + "/" + service + ".git";
    }

    /** Refuses to start where no repository could ever be made. */
    void check(@Observes StartupEvent start) {
        String url = config.github().url();
        if (config.github().owner().isPresent() && tokens.token(url).isEmpty()) {
            throw new IllegalStateException(
                    "paved.catalog.github.owner is set, and there is no token to make repositories at " + url
                            + " with: set paved.git.tokens.\"" + host() + "\" too.");
        }
    }

    @Override
    public String create(NewService service, Content content, long attempt)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        GoldenPath path = content.path();
        GitHubStep step = GitHubStep.of(content.input(), config.github(), service);
        if (!isThere(service)) {
            create(service, step);
            crash.at("scaffold-github-created");
        }
        Optional<String> pushed = pushed(service, path);
        return pushed.isPresent() ? pushed.get() : push(service, content, attempt);
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
                    "There is a repository " + GitHubPlace.of(service) + " already, which is not of this operation; it"
                            + " was left as it is.",
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
            throw refused("The repository " + place + " can't be made", e);
        } catch (GitHubBusy e) {
            throw new ScaffoldWaits(e.reason(), e.pause());
        }
    }

    private Optional<String> pushed(NewService service, GoldenPath path) throws ScaffoldFailed, ScaffoldWaits {
        try {
            return remotes.resolve(service.repository(), Constants.R_TAGS + path.tag())
                    .map(ObjectId::name);
        } catch (IOException e) {
            throw unreachable(service, e);
        }
    }

    private String push(NewService service, Content content, long attempt)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
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
                BareRepository.TEMPLATE_REFS + service.templateVersion())) {
            all.add(new Push(ref, built.target(ref), ObjectId.zeroId()));
        }
        try {
            remotes.push(built.folder(), service.repository(), all);
        } catch (PushRefused e) {
            throw new ScaffoldFailed(service.repository() + " does not take the files: " + e.reason() + ".", advice());
        } catch (IOException e) {
            throw unreachable(service, e);
        }
    }

    /** What is wrong with a token stays wrong; all else may pass. */
    private ScaffoldWaits unreachable(NewService service, IOException e) throws ScaffoldFailed {
        String said = String.valueOf(e.getMessage());
        if (said.contains("not authorized") || said.contains("not permitted")) {
            throw new ScaffoldFailed("The token may not read or write " + service.repository() + ".", advice());
        }
        return new ScaffoldWaits(service.repository() + " can't be reached: " + said, PAUSE);
    }

    private ScaffoldFailed refused(String what, GitHubRefused e) {
        return new ScaffoldFailed(what + ": " + e.getMessage() + ".", advice());
    }

    private String advice() {
        return "Let the platform team see whether the token paved.git.tokens.\"" + host()
                + "\" is right: a fine-grained one"
                + " needs the permissions Administration, Contents and Workflows, a classic one the scopes repo and workflow.";
    }

    private String host() {
        return URI.create(config.github().url()).getHost();
    }

    @Override
    public Optional<String> made(NewService service, GoldenPath path) throws ScaffoldFailed, ScaffoldWaits {
        return isThere(service) ? pushed(service, path) : Optional.empty();
    }

    @Override
    public Optional<byte[]> file(NewService service, GoldenPath path, String commit, String file)
            throws ScaffoldFailed, ScaffoldWaits, IOException {
        String tag = Constants.R_TAGS + path.tag();
        Path mirror;
        try {
            mirror = remotes.fetch(service.repository(), new RefSpec("+" + tag + ":" + tag));
        } catch (IOException e) {
            throw unreachable(service, e);
        }
        return new BareRepository(mirror).file(commit, file);
    }

    @Override
    public Optional<String> undo(NewService service) throws ScaffoldWaits {
        GitHubPlace place = GitHubPlace.of(service);
        try {
            Optional<GitHubRepository> found = find(service);
            if (found.isPresent() && isMine(found.get(), service)) {
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
