package dev.paved.deployer.freeze;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The rows of freezes. Rollouts that begin in an environment hold its lock together, and a freeze that is made holds it
 * alone: once it is made, no rollout begins that has not seen it.
 */
@Singleton
class Freezes {

    Uni<Void> insert(Mutiny.Session session, FreezeEntity row) {
        return lock(session, "pg_advisory_xact_lock", row.environment)
                .chain(() -> session.persist(row))
                .chain(() -> session.flush());
    }

    /** Those that are on at {@code now} for {@code service} in {@code environment}, the one that lasts longest first. */
    Uni<List<FreezeEntity>> on(Mutiny.Session session, String service, String environment, Instant now) {
        return lock(session, "pg_advisory_xact_lock_shared", environment)
                .chain(() -> session.createQuery("""
                                from FreezeEntity f where f.environment = :environment and f.liftedAt is null
                                   and (f.service is null or f.service = :service)
                                   and f.from <= :now and f.until > :now
                                 order by f.until desc, f.position""", FreezeEntity.class)
                        .setParameter("environment", environment)
                        .setParameter("service", service)
                        .setParameter("now", now)
                        .getResultList());
    }

    /** Up to {@code limit} of them before {@code cursor}, newest first; those that ended only where {@code ended}. */
    Uni<List<FreezeEntity>> list(
            Mutiny.Session session, @Nullable String environment, boolean ended, Instant now, long cursor, int limit) {
        return session.createQuery("""
                        from FreezeEntity f where (:environment = '' or f.environment = :environment)
                           and (:ended = true or f.liftedAt is null and f.until > :now)
                           and f.position < :cursor
                         order by f.position desc""", FreezeEntity.class)
                .setParameter("environment", environment == null ? "" : environment)
                .setParameter("ended", ended)
                .setParameter("now", now)
                .setParameter("cursor", cursor)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The one called {@code id}; nobody else changes it before this transaction ends. */
    Uni<FreezeEntity> locked(Mutiny.Session session, String id) {
        return session.find(FreezeEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound("freeze", id, List.of(), "platform freeze list")));
    }

    private static Uni<String> lock(Mutiny.Session session, String function, String environment) {
        return session.createNativeQuery(
                        "select cast(" + function + "(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", "freeze/" + environment)
                .getSingleResult();
    }
}
