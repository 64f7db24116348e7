package dev.paved.kit.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;
import org.jboss.logging.Logger;

/**
 * Copies of repositories elsewhere for one reading each. Whoever asks may name any repository, so none is kept and few are there at
 * once: together they never take more of the disk than so many times {@link FetchLimits#largest}.
 */
public final class GitCopies {

    private static final Logger LOG = Logger.getLogger(GitCopies.class);
    private static final int AT_ONCE = 4;

    private final Path folder;
    private final Elsewhere elsewhere;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * Those below {@code folder}, where an earlier life of this process may have left some.
     *
     * @param patience how long to wait for the end of other readings
     * @param allowed the addresses that are asked, and no other is, wherever they lead
     */
    public GitCopies(Path folder, GitTokens tokens, FetchLimits limits, Duration patience, Predicate<URL> allowed) {
        this.folder = folder;
        this.elsewhere = new Elsewhere(tokens, limits, allowed);
        this.patience = patience;
        clear();
    }

    /** As many repositories are being read as may be at once. */
    public static final class Busy extends Exception {

        private static final long serialVersionUID = 1;

        Busy() {
            super(AT_ONCE + " other repositories are being read");
        }
    }

    /** A bare repository that is gone once this is closed. */
    public final class Copy implements AutoCloseable {

        private final Path git = folder.resolve(UUID.randomUUID().toString());

        private Copy() {}

        /** Where it is. */
        public Path git() {
            return git;
        }

        /**
         * Fetches what {@code spec} names from {@code url}, with its newest commit alone.
         *
         * @throws BeyondLimit where it is too much
         */
        public void fetch(String url, RefSpec spec) throws IOException {
            if (!elsewhere.fetch(git, url, spec)) {
                throw new IOException("what was fetched can't be kept in " + git);
            }
        }

        @Override
        public void close() {
            try {
                Mirror.delete(git);
            } catch (IOException e) {
                LOG.warnf(e, "folder=%s what was read could not be removed; the next start does", git);
            } finally {
                places.release();
            }
        }
    }

    /** An empty one. */
    public Copy open() throws Busy {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
            return new Copy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /** The branches and tags of the repository at {@code url}, by their full names. */
    public Map<String, Ref> refs(String url) throws IOException {
        return elsewhere.refs(url);
    }

    private void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> left = Files.list(folder)) {
            for (Path copy : left.toList()) {
                Mirror.delete(copy);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf(e, "folder=%s leftovers of what was read could not be removed", folder);
        }
    }
}
