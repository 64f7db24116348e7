package dev.paved.kit.operation;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Notifications;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Watching operations, whichever instance works on them: one look at all that are watched, woken by the database, with a
 * timer as the truth. A look that fails ends no stream, since the next may succeed.
 */
@ApplicationScoped
class OperationFeed {

    private static final Duration TIMER = Duration.ofSeconds(1);

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop loop = new BackgroundLoop("operation-feed", TIMER, this::look);
    private final Operations operations;
    private final Notifications notifications;
    private final Duration heartbeat;

    OperationFeed(
            Operations operations,
            Notifications notifications,
            @ConfigProperty(name = "paved.operations.heartbeat", defaultValue = "15s") Duration heartbeat) {
        this.operations = operations;
        this.notifications = notifications;
        this.heartbeat = heartbeat;
    }

    void start(@Observes StartupEvent event) {
        notifications.listen(Operations.CHANNEL, id -> {
            if (watchers.stream().anyMatch(watcher -> watcher.id().equals(id))) {
                loop.wake();
            }
        });
        loop.start();
    }

    /** Before the wait for requests in progress, which streams would use up. */
    void endAll(@Observes ShutdownDelayInitiatedEvent event) {
        watchers.forEach(Watcher::end);
    }

    void stop(@Observes @Priority(5) ShutdownEvent event) {
        loop.close();
        watchers.forEach(Watcher::end);
    }

    /** The operation now and at each change, up to its end, and heartbeats in between. */
    Multi<Glimpse> watch(String id) {
        return Multi.createFrom()
                .<Glimpse>emitter(reader -> {
                    Watcher watcher = new Watcher(id, reader, heartbeat);
                    watchers.add(watcher);
                    reader.onTermination(() -> watchers.remove(watcher));
                    loop.wake();
                })
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private void look() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            Set<String> ids = watchers.stream().map(Watcher::id).collect(Collectors.toSet());
            Map<String, Operation> found = operations.find(ids);
            watchers.stream()
                    .filter(watcher -> ids.contains(watcher.id()))
                    .forEach(watcher -> watcher.see(found.get(watcher.id())));
        } finally {
            watchers.forEach(Watcher::stillHere);
        }
    }
}
