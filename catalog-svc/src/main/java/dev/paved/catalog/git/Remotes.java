package dev.paved.catalog.git;

import dev.paved.catalog.CatalogConfig;
import dev.paved.kit.digest.Sha256;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.repository.HostToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Fetches from and pushes to repositories elsewhere, with the tokens for their hosts. */
@Singleton
public class Remotes {

    /** In a mirror: the newest commit of the default branch, when that was last fetched into it. */
    public static final String LAST_HEAD = "refs/paved/HEAD";

    private static final int LIMIT_SECONDS = 60;
    private static final Set<RefUpdate.Result> KEPT = Set.of(
            RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED, RefUpdate.Result.NO_CHANGE);

    private final Path mirrors;
    private final GitTokens tokens;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    Remotes(CatalogConfig config, GitTokens tokens) {
        this.mirrors =
                config.home().toAbsolutePath().normalize().resolve("catalog").resolve("mirrors");
        this.tokens = tokens;
    }

    /** Whether {@code place} is a URL, and no path of this machine. */
    public static boolean isUrl(String place) {
        return place.contains("://");
    }

    /** Where what was last fetched from {@code url} is kept, a bare repository; it may not be there yet. */
    public Path mirror(String url) {
        return mirrors.resolve(HexFormat.of().formatHex(Sha256.of(url)));
    }

    /**
     * Brings the mirror up to date with the refs that {@code specs} name, each with its newest commit alone; a ref under a
     * pattern that is gone there is gone in the mirror. One that can't be kept is made anew: it is only a copy.
     *
     * @return the mirror
     */
    public Path fetch(String url, RefSpec... specs) throws IOException {
        Path git = mirror(url);
        Lock lock = locks.computeIfAbsent(url, key -> new ReentrantLock());
        lock.lock();
        try {
            if (Mirror.isFull(git) || !fetch(git, url, specs)) {
                Mirror.delete(git);
                if (!fetch(git, url, specs)) {
                    throw new IOException("what was fetched can't be kept in " + git);
                }
            }
            return git;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all of it could be kept. */
    private boolean fetch(Path git, String url, RefSpec... specs) throws IOException {
        try (Git mirror = Git.wrap(Mirror.open(git))) {
            return mirror
                    .fetch()
                    .setRemote(url)
                    .setRefSpecs(specs)
                    .setRemoveDeletedRefs(true)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setDepth(1)
                    .setTimeout(LIMIT_SECONDS)
                    .setCredentialsProvider(HostToken.of(url, tokens))
                    .call()
                    .getTrackingRefUpdates()
                    .stream()
                    .allMatch(update -> KEPT.contains(update.getResult()));
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
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
        try (Repository repository = Mirror.bare(from);
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
}
