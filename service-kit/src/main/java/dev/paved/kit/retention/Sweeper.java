package dev.paved.kit.retention;

import dev.paved.kit.lifecycle.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Deletes what is older than its {@link Retention}, in batches so small that they hold nobody up, and no more than some
 * thousand rows of a table a minute. Instances that sweep at the same time take different rows.
 */
@ApplicationScoped
class Sweeper {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final int BATCHES = 20;

    private final BackgroundLoop loop = new BackgroundLoop("sweeper", PERIOD, this::sweep);
    private final Pool pool;
    private final Retention retention;
    private final InstantSource time;

    Sweeper(Pool pool, Retention retention, InstantSource time) {
        this.pool = pool;
        this.retention = retention;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    void sweep() {
        sweep("outbox", "published_at < $1", retention.outbox());
        sweep("inbox", "status = 'done' and received_at < $1", retention.inbox());
        sweep("idempotency", "created_at < $1", retention.idempotency());
        sweep("operation", "status in ('SUCCEEDED', 'FAILED') and updated_at < $1", retention.operations());
    }

    private void sweep(String table, String over, Duration kept) {
        OffsetDateTime before = time.instant().minus(kept).atOffset(ZoneOffset.UTC);
        int batches = 0;
        int deleted;
        do {
            deleted = delete(table, over, before);
            batches++;
        } while (deleted == BATCH && batches < BATCHES);
    }

    private int delete(String table, String over, OffsetDateTime before) {
        return pool.preparedQuery("""
                        delete from %1$s where ctid = any(array(
                            select ctid from %1$s where %2$s limit %3$d for update skip locked))""".formatted(table, over, BATCH))
                .execute(Tuple.of(before))
                .await()
                .atMost(ANSWER)
                .rowCount();
    }
}
