package dev.paved.kit.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lease rows, by the database's clock. A lease proves nothing by itself, since its holder may be slow: every write done
 * under it calls {@link #guard} in the same transaction.
 */
@Singleton
public class Leases {

    /** How long a lease lasts without being renewed: a crashed instance's work is free after that. */
    public static final Duration DURATION = Duration.ofSeconds(8);

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Pool pool;
    private final String holder;

    Leases(Pool pool, InstanceId instance) {
        this.pool = pool;
        this.holder = instance.toString();
    }

    /** The lease on {@code name}, or nothing while another instance's has not run out. */
    public Optional<Lease> acquire(String name) {
        var rows = pool.preparedQuery("""
                        insert into lease as held (name, holder, epoch, expires_at)
                        values ($1, $2, nextval('lease_epoch'), now() + $3 * interval '1 millisecond')
                        on conflict (name) do update
                           set holder = excluded.holder, epoch = excluded.epoch, expires_at = excluded.expires_at
                         where held.expires_at < now() or held.holder = excluded.holder
                        returning epoch""")
                .execute(Tuple.of(name, holder, DURATION.toMillis()))
                .await()
                .atMost(ANSWER);
        return rows.iterator().hasNext()
                ? Optional.of(new Lease(name, holder, rows.iterator().next().getLong(0)))
                : Optional.empty();
    }

    /** Prolongs {@code lease}; false when it has been lost. */
    public boolean renew(Lease lease) {
        return pool.preparedQuery("""
                                update lease set expires_at = now() + $4 * interval '1 millisecond'
                                 where name = $1 and holder = $2 and epoch = $3""")
                        .execute(Tuple.of(lease.name(), lease.holder(), lease.epoch(), DURATION.toMillis()))
                        .await()
                        .atMost(ANSWER)
                        .rowCount()
                == 1;
    }

    /** Gives {@code lease} back, so that nobody waits for its end. */
    public void release(Lease lease) {
        pool.preparedQuery("delete from lease where name = $1 and holder = $2 and epoch = $3")
                .execute(Tuple.of(lease.name(), lease.holder(), lease.epoch()))
                .await()
                .atMost(ANSWER);
    }

    /**
     * Lets the transaction of {@code session} commit only while {@code lease} is the newest on its name: nobody can
     * take it over before that commit.
     *
     * @return fails with {@link LeaseLost} otherwise
     */
    public Uni<Void> guard(Mutiny.Session session, Lease lease) {
        return session.createNativeQuery(
                        "select epoch from lease where name = :name and holder = :holder and epoch = :epoch for share",
                        Long.class)
                .setParameter("name", lease.name())
                .setParameter("holder", lease.holder())
                .setParameter("epoch", lease.epoch())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> new LeaseLost(lease))
                .replaceWithVoid();
    }
}
