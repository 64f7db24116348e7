package dev.paved.kit.persistence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's LISTEN, reconnected when it breaks. A notification only ever says "look now": whoever listens has a
 * timer as well, since one can be lost.
 */
@ApplicationScoped
public class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final long RECONNECT_MILLIS = 1_000;

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final Pool pool;
    private final io.vertx.core.Vertx vertx;
    private volatile @Nullable PgConnection connection;
    private volatile boolean stopped;

    Notifications(Pool pool, io.vertx.core.Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Calls {@code listener} with the payload of each notification on {@code channel}; it must not block. */
    public void listen(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
        PgConnection present = connection;
        if (present != null) {
            subscribe(present, channel);
        }
    }

    void start(@Observes StartupEvent event) {
        connect();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        PgConnection present = connection;
        if (present != null) {
            present.close();
        }
    }

    private void connect() {
        pool.getDelegate().getConnection().onComplete(attempt -> {
            if (attempt.failed()) {
                reconnectLater(attempt.cause());
                return;
            }
            PgConnection fresh = (PgConnection) attempt.result();
            fresh.notificationHandler(message -> listeners
                    .getOrDefault(message.getChannel(), List.of())
                    .forEach(listener -> listener.accept(message.getPayload())));
            fresh.closeHandler(ignored -> reconnectLater(null));
            connection = fresh;
            listeners.keySet().forEach(channel -> subscribe(fresh, channel));
        });
    }

    private void subscribe(PgConnection target, String channel) {
        target.query("listen " + channel)
                .execute()
                .onFailure(e -> LOG.warnf("channel=%s listening failed: %s", channel, e.getMessage()));
    }

    private void reconnectLater(@Nullable Throwable cause) {
        connection = null;
        if (stopped) {
            return;
        }
        LOG.infof("listening for notifications again in %d ms%s", RECONNECT_MILLIS, cause == null ? "" : ": " + cause);
        vertx.setTimer(RECONNECT_MILLIS, ignored -> connect());
    }
}
