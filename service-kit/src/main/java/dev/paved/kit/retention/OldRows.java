package dev.paved.kit.retention;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Deletes rows in batches so small that they hold nobody up, and no more than some thousand of a table at a time. Instances
 * that do so at the same time take different rows.
 */
@Singleton
public class OldRows {

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int BATCH = 500;
    private static final int BATCHES = 20;

    private final Pool pool;
    private final InstantSource time;

    OldRows(Pool pool, InstantSource time) {
        this.pool = pool;
        this.time = time;
    }

    /**
     * Deletes rows of {@code table} for which {@code over} is so.
     *
     * @param over a condition in SQL, where {@code $1} is the time {@code kept} ago
     */
    public void delete(String table, String over, Duration kept) {
        OffsetDateTime before = time.instant().minus(kept).atOffset(ZoneOffset.UTC);
        int batches = 0;
        int deleted;
        do {
            deleted = deleteSome(table, over, before);
            batches++;
        } while (deleted == BATCH && batches < BATCHES);
    }

    private int deleteSome(String table, String over, OffsetDateTime before) {
        return pool.preparedQuery("""
                        delete from %1$s where ctid = any(array(
                            select ctid from %1$s where %2$s limit %3$d for update skip locked))""".formatted(table, over, BATCH))
                .execute(Tuple.of(before))
                .await()
                .atMost(ANSWER)
                .rowCount();
    }
}
