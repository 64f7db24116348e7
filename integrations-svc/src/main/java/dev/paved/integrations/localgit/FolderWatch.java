package dev.paved.integrations.localgit;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells when something in a folder changes, where the file system does; whoever uses it has a timer as well. */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class);

    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private final Runnable changed;
    private volatile @Nullable WatchService service;

    FolderWatch(Runnable changed) {
        this.changed = changed;
    }

    void start() {
        try {
            WatchService started = FileSystems.getDefault().newWatchService();
            service = started;
            Thread.ofVirtual().name("folder-watch").start(() -> run(started));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.infof("folders are looked at each second only: %s", e);
        }
    }

    /** Tells of {@code folder} too, from now on. */
    void watch(Path folder) {
        WatchService present = service;
        if (present == null || !folders.add(folder)) {
            return;
        }
        try {
            folder.register(
                    present,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            folders.remove(folder);
            LOG.debugf("folder=%s is looked at each second only: %s", folder, e);
        }
    }

    private void run(WatchService watched) {
        try {
            while (true) {
                WatchKey key = watched.take();
                key.pollEvents();
                if (!key.reset() && key.watchable() instanceof Path gone) {
                    folders.remove(gone);
                }
                changed.run();
            }
        } catch (ClosedWatchServiceException e) {
            // The service stops.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        WatchService present = service;
        if (present != null) {
            try {
                present.close();
            } catch (IOException e) {
                LOG.debugf("the watch of folders did not close: %s", e);
            }
        }
    }
}
