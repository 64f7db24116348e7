package dev.paved.kit.retention;

import dev.paved.kit.lifecycle.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Deletes what is older than its {@link Retention}, some thousand rows of a table a minute. */
@ApplicationScoped
class Sweeper {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final BackgroundLoop loop = new BackgroundLoop("sweeper", PERIOD, this::sweep);
    private final OldRows rows;
    private final Retention retention;

    Sweeper(OldRows rows, Retention retention) {
        this.rows = rows;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    void sweep() {
        rows.delete("outbox", "published_at < $1", retention.outbox());
        rows.delete("inbox", "status = 'done' and received_at < $1", retention.inbox());
        rows.delete("idempotency", "created_at < $1", retention.idempotency());
        rows.delete("operation", "status in ('SUCCEEDED', 'FAILED') and updated_at < $1", retention.operations());
    }
}
