package dev.paved.kit.outbox;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.persistence.PlainText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the relay reads and writes of the outbox. */
@Singleton
class OutboxTable {

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int LONGEST_ERROR = 2_000;

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * The oldest {@code limit} unpublished records of {@code shard}, but for {@code queues} and keys that are being held
     * back, and of these no more than {@code ofAKey} of one key.
     */
    List<PendingRecord> pending(int shard, int limit, int ofAKey, Collection<String> queues) {
        List<PendingRecord> records = new ArrayList<>();
        for (Row row : query("""
                with oldest as (
                    select position, topic, key from outbox as o
                     where published_at is null and shard = $1 and topic || '/' || key <> all($4)
                       and not exists (select from outbox as held
                                        where held.published_at is null and held.shard = $1 and held.topic = o.topic
                                          and held.key = o.key and held.retry_at > now())
                     order by position limit $2),
                placed as (
                    select position, row_number() over (partition by topic, key order by position) as place from oldest)
                select position, topic, key, headers, payload from outbox join placed using (position)
                 where place <= $3 order by position""", Tuple.of(shard, limit, ofAKey, queues.toArray(String[]::new)))) {
            records.add(new PendingRecord(
                    row.getLong(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBuffer(4).getDelegate().getBytes()));
        }
        return records;
    }

    /** Marks {@code positions} published, unless {@code lease} has been taken over; says how many were. */
    int published(List<Long> positions, Lease lease) {
        return query("""
                update outbox set published_at = now(), error = null, retry_at = null
                 where position = any($1) and published_at is null
                   and exists (select from lease where name = $2 and holder = $3 and epoch = $4)""", Tuple.of(positions.toArray(Long[]::new), lease.name(), lease.holder(), lease.epoch()))
                .rowCount();
    }

    /** Holds back the key of the record at {@code position} for a while that doubles up to a minute. */
    void failed(long position, String error) {
        query("""
                update outbox set attempts = attempts + 1, error = $2,
                       retry_at = now() + least(60, power(2, least(attempts, 6))) * interval '1 second'
                 where position = $1 and published_at is null""", Tuple.of(position, PlainText.of(error, LONGEST_ERROR)));
    }

    /** When the oldest record happened that has not reached Kafka; empty where there is none. */
    Optional<Instant> oldestPending() {
        return Optional.ofNullable(
                        query("select min(occurred_at) from outbox where published_at is null", Tuple.tuple())
                                .iterator()
                                .next()
                                .getOffsetDateTime(0))
                .map(OffsetDateTime::toInstant);
    }

    private RowSet<Row> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(ANSWER);
    }
}
