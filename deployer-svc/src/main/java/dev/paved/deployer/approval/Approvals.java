package dev.paved.deployer.approval;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rows of approvals. */
@Singleton
class Approvals {

    private static final List<ApprovalState> OPEN = List.of(ApprovalState.WAITING, ApprovalState.APPROVED);

    /** Adds {@code row}; fails with a refusal where the same is waiting already. */
    Uni<Void> insert(Mutiny.Session session, ApprovalEntity row) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", "approval/" + row.environment + "/" + row.service)
                .getSingleResult()
                .chain(() -> same(session, row))
                .invoke(same -> same.ifPresent(other -> {
                    throw new ApprovalRefusal.WaitsAlready(other.id, other.what(), other.requestedBy).thrown();
                }))
                .chain(() -> session.persist(row))
                .chain(() -> session.flush());
    }

    private static Uni<Optional<ApprovalEntity>> same(Mutiny.Session session, ApprovalEntity row) {
        return session.createQuery("""
                        from ApprovalEntity where service = :service and environment = :environment
                           and commit = :commit and state in (:open)""", ApprovalEntity.class)
                .setParameter("service", row.service)
                .setParameter("environment", row.environment)
                .setParameter("commit", row.commit)
                .setParameter("open", OPEN)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** The one called {@code id}; nobody else changes it before this transaction ends. */
    Uni<ApprovalEntity> locked(Mutiny.Session session, String id) {
        return session.find(ApprovalEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound("approval", id, List.of(), "platform approvals")));
    }

    /** Up to {@code limit} before {@code cursor}, newest first; those that nothing is to come of only where {@code ended}. */
    Uni<List<ApprovalEntity>> list(
            Mutiny.Session session, @Nullable String environment, boolean ended, long cursor, int limit) {
        return session.createQuery("""
                        from ApprovalEntity a where (:environment = '' or a.environment = :environment)
                           and (:ended = true or a.state in (:open)) and a.position < :cursor
                         order by a.position desc""", ApprovalEntity.class)
                .setParameter("environment", environment == null ? "" : environment)
                .setParameter("ended", ended)
                .setParameter("open", OPEN)
                .setParameter("cursor", cursor)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The ids of those that something is to come of. */
    Uni<List<String>> open(Mutiny.Session session) {
        return session.createNativeQuery("select id from approval where state in ('WAITING', 'APPROVED')", String.class)
                .getResultList();
    }
}
