package dev.paved.deployer.local;

import dev.paved.deployer.repository.Checkouts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Makes the files of a release ready to run: checked out and built, once for all environments. */
@Singleton
public class Preparations {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Checkouts checkouts;
    private final Builds builds;
    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    Preparations(Checkouts checkouts, Builds builds) {
        this.checkouts = checkouts;
        this.builds = builds;
    }

    /** Checks out and builds what is not yet; may take minutes. */
    public Preparation prepare(Release release) {
        return prepare(release, () -> false);
    }

    /** The same, unless {@code givenUp} says meanwhile that it need not be. It is asked now and then. */
    public Preparation prepare(Release release, BooleanSupplier givenUp) {
        ReentrantLock lock = lock(folder(release));
        if (!locked(lock, givenUp)) {
            return Builds.givenUp(release);
        }
        try {
            return prepareAlone(release, givenUp);
        } catch (ManifestProblem e) {
            return new Preparation.Impossible(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Preparation.Impossible(
                    "The files of " + release.version() + " could not be checked out: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** Removes the files of {@code commit} if {@code unused} says so; no preparation of them goes on meanwhile. */
    public void discard(String service, String commit, BooleanSupplier unused) throws IOException {
        Path folder = checkouts.folder(service, commit);
        ReentrantLock lock = lock(folder);
        lock.lock();
        try {
            if (unused.getAsBoolean()) {
                Files.deleteIfExists(built(folder));
                checkouts.remove(service, commit);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Where the files are. */
    Path folder(Release release) {
        return checkouts.folder(release.service(), release.commit());
    }

    private Preparation prepareAlone(Release release, BooleanSupplier givenUp) throws IOException, ManifestProblem {
        Path built = built(folder(release));
        if (!Files.exists(built)) {
            builds.endAbandoned(release);
            checkouts.remove(release.service(), release.commit());
        }
        Path folder = checkouts.ensure(release.service(), release.repository(), release.commit());
        ServiceManifest manifest = ManifestReader.read(folder);
        if (!Files.exists(built)) {
            if (builds.build(release, manifest, folder, givenUp) instanceof Preparation.Impossible impossible) {
                return impossible;
            }
            Files.createFile(built);
        }
        return new Preparation.Ready(manifest);
    }

    private static boolean locked(ReentrantLock lock, BooleanSupplier givenUp) {
        try {
            while (!lock.tryLock(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (givenUp.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another prepares the same files", e);
        }
    }

    private ReentrantLock lock(Path folder) {
        return locks.computeIfAbsent(folder, ignored -> new ReentrantLock());
    }

    private static Path built(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".built");
    }
}
