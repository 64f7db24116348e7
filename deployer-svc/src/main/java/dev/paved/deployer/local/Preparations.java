package dev.paved.deployer.local;

import dev.paved.deployer.repository.Checkouts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Makes the files of a release ready to run: checked out and built, once for all environments. */
@Singleton
public class Preparations {

    private final Checkouts checkouts;
    private final Builds builds;
    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    Preparations(Checkouts checkouts, Builds builds) {
        this.checkouts = checkouts;
        this.builds = builds;
    }

    /** Checks out and builds what is not yet; may take minutes. */
    public Preparation prepare(Release release) {
        ReentrantLock lock = lock(folder(release));
        lock.lock();
        try {
            return prepareAlone(release);
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

    private Preparation prepareAlone(Release release) throws IOException, ManifestProblem {
        Path built = built(folder(release));
        if (!Files.exists(built)) {
            builds.endAbandoned(release);
            checkouts.remove(release.service(), release.commit());
        }
        Path folder = checkouts.ensure(release.service(), release.repository(), release.commit());
        ServiceManifest manifest = ManifestReader.read(folder);
        if (!Files.exists(built)) {
            if (builds.build(release, manifest, folder) instanceof Preparation.Impossible impossible) {
                return impossible;
            }
            Files.createFile(built);
        }
        return new Preparation.Ready(manifest);
    }

    private ReentrantLock lock(Path folder) {
        return locks.computeIfAbsent(folder, ignored -> new ReentrantLock());
    }

    private static Path built(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".built");
    }
}
