package dev.paved.kit.repository;

import dev.paved.kit.digest.Sha256;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.eclipse.jgit.transport.RefSpec;

/** Copies of repositories elsewhere, kept between readings and fetched with the tokens for their hosts. */
public final class GitMirrors {

    private final Path folder;
    private final Elsewhere elsewhere;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    /** Those below {@code folder}. */
    public GitMirrors(Path folder, GitTokens tokens, FetchLimits limits) {
        this(folder, tokens, limits, address -> true);
    }

    /** The same; with HTTP, only the addresses that are {@code allowed} are asked, wherever they lead. */
    public GitMirrors(Path folder, GitTokens tokens, FetchLimits limits, Predicate<URL> allowed) {
        this.folder = folder;
        this.elsewhere = new Elsewhere(tokens, limits, allowed);
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
     * @throws BeyondLimit where it is too much; nothing of it is kept then
     */
    public Path fetch(String url, RefSpec... specs) throws IOException {
        Path git = mirror(url);
        Lock lock = locks.computeIfAbsent(url, key -> new ReentrantLock());
        lock.lock();
        try {
            if (Mirror.isFull(git, elsewhere.limits()) || !elsewhere.fetch(git, url, specs)) {
                Mirror.delete(git);
                if (!elsewhere.fetch(git, url, specs)) {
                    throw new IOException("what was fetched can't be kept in " + git);
                }
            }
            return git;
        } catch (BeyondLimit e) {
            Mirror.delete(git);
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
