package dev.paved.kit.repository;

import dev.paved.kit.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/** Copies of repositories elsewhere, kept between readings and fetched with the tokens for their hosts. */
public final class GitMirrors {

    private static final int LIMIT_SECONDS = 60;
    private static final Set<RefUpdate.Result> KEPT = Set.of(
            RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED, RefUpdate.Result.NO_CHANGE);

    private final Path folder;
    private final GitTokens tokens;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    /** Those below {@code folder}. */
    public GitMirrors(Path folder, GitTokens tokens) {
        this.folder = folder;
        this.tokens = tokens;
    }

    /** Where what was last fetched from {@code url} is kept, a bare repository; it may not be there yet. */
    public Path mirror(String url) {
        return folder.resolve(HexFormat.of().formatHex(Sha256.of(url)));
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
            if (Files.exists(git.resolve("shallow.lock"))) {
                return false; // A process was killed in the middle of a fetch.
            }
            throw new IOException(e.getMessage(), e);
        }
    }
}
