package dev.paved.deployer.hold;

import dev.paved.deployer.target.Target;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads what is held. A hold has no row of its own: it is there while a rollback is what should serve, and nobody ended
 * it. So it begins with the rollback's end, and ends with the next deployment's, in the same transactions.
 */
@Singleton
public class Holds {

    private final Transactions transactions;

    Holds(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What holds {@code service} in {@code environment}. */
    public Optional<RollbackHold> of(String service, String environment) {
        return transactions.run(session -> of(session, service, environment));
    }

    /**
     * What was undone by the rollback whose row a query calls {@code row}: the version that was given up for it, if one was,
     * else what served before.
     */
    public static String undone(String row) {
        return """
                case when %1$s.kind = 'ROLLBACK' then coalesce(
                     (select other.version from deployment other
                       where other.service = %1$s.service and other.environment = %1$s.environment
                         and other.position < %1$s.position and other.phase = 'failed'
                         and other.cancel_requested_at is not null and other.finished_at >= %1$s.requested_at
                       order by other.position desc limit 1), %1$s.previous_version) end""".formatted(row);
    }

    static Uni<Optional<RollbackHold>> of(Mutiny.Session session, String service, String environment) {
        return session.createNativeQuery("""
                        select d.id, d.requested_by, d.finished_at,
                               %s,
                               d.version, d.because
                          from target t join deployment d on d.id = t.deployment
                         where t.id = :id and d.kind = 'ROLLBACK' and d.phase = 'succeeded'
                           and d.hold_ended_by is null""".formatted(undone("d")), Object[].class)
                .setParameter("id", Target.id(service, environment))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(Holds::hold));
    }

    /** Ends {@code hold}; false where someone else did. */
    static Uni<Boolean> end(Mutiny.Session session, RollbackHold hold, String reason, Cause cause, Instant at) {
        return session.createNativeQuery("""
                        update deployment set hold_ended_by = :who, hold_ended_at = :at, hold_ended_because = :reason
                         where id = :id and hold_ended_by is null""")
                .setParameter("who", cause.actor())
                .setParameter("at", at)
                .setParameter("reason", reason)
                .setParameter("id", hold.deployment())
                .executeUpdate()
                .map(changed -> changed == 1);
    }

    private static RollbackHold hold(Object[] row) {
        return new RollbackHold(
                (String) row[0],
                (String) row[1],
                ((OffsetDateTime) row[2]).toInstant(),
                (String) row[3],
                (String) row[4],
                (String) row[5]);
    }
}
