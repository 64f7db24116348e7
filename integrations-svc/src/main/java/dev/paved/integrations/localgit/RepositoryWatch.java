package dev.paved.integrations.localgit;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.reconcile.Reconcilers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks each second, and at once where the file system tells, at where the branches are. */
@ApplicationScoped
class RepositoryWatch {
    private static final Logger LOG = Logger.getLogger(RepositoryWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final BackgroundLoop loop = new BackgroundLoop("local-git-watch", PERIOD, this::look);
    private final FolderWatch folders = new FolderWatch(loop::wake);
    private final LocalRepositories repositories;
    private final Observed observed;
    private final Reconcilers reconcilers;

    RepositoryWatch(LocalRepositories repositories, Observed observed, Reconcilers reconcilers) {
        this.repositories = repositories;
        this.observed = observed;
        this.reconcilers = reconcilers;
    }

    void start(@Observes StartupEvent event) {
        folders.start();
        loop.start();
    }

    void stop(@Observes @Priority(4) ShutdownEvent event) {
        loop.close();
        folders.close();
    }

    private void look() {
        repositories.folder().ifPresent(folders::watch);
        List<String> names = repositories.names();
        observed.retain(names);
        names.forEach(this::look);
    }

    private void look(String name) {
        Path folder = repositories.path(name);
        try (BareRepository repository = BareRepository.open(folder)) {
            BareRepository.watched(folder).forEach(folders::watch);
            if (observed.isNews(name, repository.heads())) {
                reconcilers.wake(PushReconciler.NAME, name);
            }
        } catch (IOException e) {
            LOG.debugf("repository=%s not looked at: %s", folder, e);
        }
    }
}
