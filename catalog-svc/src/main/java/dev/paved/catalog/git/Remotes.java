package dev.paved.catalog.git;

import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.repository.FetchLimits;
import dev.paved.kit.repository.GitMirrors;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.HostToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Fetches from and pushes to repositories elsewhere, with the tokens for their hosts. */
@Singleton
public class Remotes {

    /** In a mirror: the newest commit of the default branch, when that was last fetched into it. */
    public static final String LAST_HEAD = "refs/paved/HEAD";

    private static final int LIMIT_SECONDS = 60;

    private final GitMirrors mirrors;
    private final GitTokens tokens;

    Remotes(CatalogConfig config, GitTokens tokens, FetchLimits limits) {
        Path folder =
                config.home().toAbsolutePath().normalize().resolve("catalog").resolve("mirrors");
        this.mirrors = new GitMirrors(folder, tokens, limits);
        this.tokens = tokens;
    }

    /** Whether {@code place} is a URL, and no path of this machine. */
    public static boolean isUrl(String place) {
        return place.contains("://");
    }

    /** Where what was last fetched from {@code url} is kept, a bare repository; it may not be there yet. */
    public Path mirror(String url) {
        return mirrors.mirror(url);
    }

    /**
     * Brings the mirror up to date with the refs that {@code specs} name, each with its newest commit alone; a ref under a
     * pattern that is gone there is gone in the mirror.
     *
     * @return the mirror
     */
    public Path fetch(String url, RefSpec... specs) throws IOException {
        return mirrors.fetch(url, specs);
    }

    /** What the ref {@code name} of the one at {@code url} is on, a tag's commit; nothing where it has none of that name. */
    public Optional<ObjectId> resolve(String url, String name) throws IOException {
        try {
            Ref ref = Git.lsRemoteRepository()
                    .setRemote(url)
                    .setTimeout(LIMIT_SECONDS)
                    .setCredentialsProvider(HostToken.of(url, tokens))
                    .callAsMap()
                    .get(name);
            return Optional.ofNullable(ref).map(Remotes::target);
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ObjectId target(Ref ref) {
        return ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
    }

    /**
     * A ref that is to be pushed.
     *
     * @param before what it must be on there; {@link ObjectId#zeroId()} where it must not be there
     */
    public record Push(String ref, ObjectId target, ObjectId before) {}

    /**
     * Pushes from the bare repository in {@code from} all of {@code pushes}, or none.
     *
     * @throws PushRefused where the other side refuses one of them
     */
    public void push(Path from, String url, Collection<Push> pushes) throws IOException, PushRefused {
        try (Repository repository = bare(from);
                Transport transport = Transport.open(repository, new URIish(url))) {
            transport.setPushAtomic(true);
            transport.setTimeout(LIMIT_SECONDS);
            transport.setCredentialsProvider(HostToken.of(url, tokens));
            List<RemoteRefUpdate> updates = new ArrayList<>();
            for (Push push : pushes) {
                updates.add(new RemoteRefUpdate(
                        repository, push.target().name(), push.target(), push.ref(), true, null, push.before()));
            }
            PushRefused.check(
                    transport.push(NullProgressMonitor.INSTANCE, updates).getRemoteUpdates());
        } catch (URISyntaxException e) {
            throw new IOException(url + " is no URL of a repository", e);
        }
    }

    private static Repository bare(Path git) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
    }
}
