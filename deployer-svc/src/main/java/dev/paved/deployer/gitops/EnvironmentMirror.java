package dev.paved.deployer.gitops;

import dev.paved.deployer.DeployerSettings;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.HostToken;
import dev.paved.kit.repository.LeftLocks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A bare copy of the environment repository: fetches its branch, makes commits, and pushes them, never by force. */
@Singleton
class EnvironmentMirror {

    private static final int PATIENCE_SECONDS = 60;
    private static final String FETCHED = "refs/paved/environment";
    private static final PersonIdent PAVED = new PersonIdent("Paved", "paved@localhost");

    private final GitOpsSettings settings;
    private final GitTokens tokens;
    private final InstantSource time;
    private final Path folder;

    EnvironmentMirror(GitOpsSettings settings, DeployerSettings deployer, GitTokens tokens, InstantSource time) {
        this.settings = settings;
        this.tokens = tokens;
        this.time = time;
        this.folder = deployer.deployments().resolve("environments.git").toAbsolutePath();
        LeftLocks.remove(folder);
    }

    /** The copy as it is; to be closed. */
    Repository open() throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        if (!Files.exists(folder.resolve("HEAD"))) {
            Files.createDirectories(folder);
            repository.create(true);
        }
        // What a fetch leaves is tidied at its end, not beside what comes next.
        repository.getConfig().setBoolean("gc", null, "autodetach", false);
        return repository;
    }

    /** The head of the branch as it is there now. */
    ObjectId fetch(Repository copy) throws IOException, NotCommitted {
        String url = url();
        try (Git git = Git.wrap(copy)) {
            git.fetch()
                    .setRemote(url)
                    .setRefSpecs("+" + branch() + ":" + FETCHED)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setTimeout(PATIENCE_SECONDS)
                    .setCredentialsProvider(HostToken.of(url, tokens))
                    .call();
        } catch (GitAPIException e) {
            throw GitWords.notRead(url, settings.branch(), e);
        }
        Ref fetched = copy.exactRef(FETCHED);
        return Objects.requireNonNull(fetched, "what was fetched").getObjectId();
    }

    /** The head of the branch as it was last fetched. */
    Optional<ObjectId> known(Repository copy) throws IOException {
        return Optional.ofNullable(copy.exactRef(FETCHED)).map(Ref::getObjectId);
    }

    /** A commit on {@code head} by {@code author} with {@code content} at {@code path}; nobody else knows it yet. */
    ObjectId commit(Repository copy, RevCommit head, String path, String content, String author, String message)
            throws IOException {
        try (ObjectInserter objects = copy.newObjectInserter()) {
            ObjectId blob = objects.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
            DirCache index = DirCache.newInCore();
            DirCacheBuilder entries = index.builder();
            entries.addTree(new byte[0], 0, copy.newObjectReader(), head.getTree());
            entries.finish();
            DirCacheEditor editor = index.editor();
            editor.add(new DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setObjectId(blob);
                }
            });
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(objects));
            commit.setParentId(head);
            commit.setAuthor(new PersonIdent(author, address(author), time.instant(), ZoneOffset.UTC));
            commit.setCommitter(new PersonIdent(PAVED, time.instant()));
            commit.setMessage(message);
            ObjectId id = objects.insert(commit);
            objects.flush();
            return id;
        }
    }

    /**
     * Makes {@code commit} the head of the branch there, if that is still {@code before}.
     *
     * @return false, and nothing was changed, when it is not
     */
    boolean push(Repository copy, ObjectId before, ObjectId commit) throws IOException, NotCommitted {
        String url = url();
        try (Transport transport = Transport.open(copy, new URIish(url))) {
            transport.setTimeout(PATIENCE_SECONDS);
            transport.setCredentialsProvider(HostToken.of(url, tokens));
            RemoteRefUpdate update = new RemoteRefUpdate(copy, commit.name(), commit, branch(), false, null, before);
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return taken(update);
        } catch (org.eclipse.jgit.errors.TransportException e) {
            throw GitWords.notPushed(url, settings.branch(), e);
        } catch (URISyntaxException e) {
            throw NotCommitted.lasting(
                    GitWords.plain(url) + " is no URL of a repository. Set paved.deployer.gitops.repository.");
        }
    }

    private boolean taken(RemoteRefUpdate update) throws NotCommitted {
        String said = Objects.requireNonNullElse(
                update.getMessage(), update.getStatus().name());
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
            case NOT_ATTEMPTED, AWAITING_REPORT ->
                throw NotCommitted.passing(
                        "The environment repository did not say whether it took the commit. It is tried again.");
            default -> {
                if (said.toLowerCase(Locale.ROOT).contains("lock")) {
                    yield false;
                }
                throw NotCommitted.lasting("The environment repository takes no commit to " + settings.branch()
                        + " from the deployer: " + said + ". Let it push there.");
            }
        };
    }

    private static String address(String author) {
        return author.contains("@") ? author : author + "@localhost";
    }

    private String branch() {
        return Constants.R_HEADS + settings.branch();
    }

    private String url() throws NotCommitted {
        return settings.repository()
                .orElseThrow(() -> NotCommitted.lasting(
                        "No environment repository is set. Set paved.deployer.gitops.repository."));
    }
}
