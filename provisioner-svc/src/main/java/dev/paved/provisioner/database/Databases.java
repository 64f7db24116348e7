package dev.paved.provisioner.database;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table of databases. Whoever changes a row holds its lock, so that commands and the reconciler take turns. */
@Singleton
class Databases {

    private static final Set<DatabasePhase> MOVING =
            EnumSet.of(DatabasePhase.PROVISIONING, DatabasePhase.UNDOING, DatabasePhase.DELETING);

    private final Transactions transactions;
    private final Leases leases;

    Databases(Transactions transactions, Leases leases) {
        this.transactions = transactions;
        this.leases = leases;
    }

    /** The database of that service that is not gone, once no other transaction can take or leave its place. */
    Uni<Optional<DatabaseEntity>> claim(Mutiny.Session session, String environment, String service) {
        return session.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(:subject)) as text)", String.class)
                .setParameter("subject", DatabaseEntity.subject(environment, service))
                .getSingleResult()
                .chain(() -> present(session, environment, service, LockMode.PESSIMISTIC_WRITE));
    }

    /** The database of that service, locked; refused where there is none. */
    Uni<DatabaseEntity> locked(Mutiny.Session session, String environment, String service) {
        return found(session, environment, service, LockMode.PESSIMISTIC_WRITE);
    }

    /** The database of that service; refused where there is none. */
    Uni<DatabaseEntity> named(Mutiny.Session session, String environment, String service) {
        return found(session, environment, service, LockMode.NONE);
    }

    /**
     * Up to {@code size} databases after {@code cursor}, by environment and service, of {@code environment} only where
     * that is not empty; those that are gone only if {@code all}.
     */
    Uni<List<DatabaseEntity>> after(Mutiny.Session session, Cursor cursor, String environment, boolean all, int size) {
        return session.createQuery("""
                        from DatabaseEntity
                         where (:all = true or phase <> :gone) and (:only = '' or environment = :only)
                           and (environment > :environment or environment = :environment
                                and (service > :service or service = :service and id > :id))
                         order by environment, service, id""", DatabaseEntity.class)
                .setParameter("all", all)
                .setParameter("gone", DatabasePhase.DELETED)
                .setParameter("only", environment)
                .setParameter("environment", cursor.parts().getFirst())
                .setParameter("service", cursor.parts().get(1))
                .setParameter("id", cursor.parts().getLast())
                .setMaxResults(size)
                .getResultList();
    }

    /** The databases of the environment with that id, gone or not, locked. */
    Uni<List<DatabaseEntity>> ofEnvironment(Mutiny.Session session, String environmentId) {
        return session.createQuery(
                        "from DatabaseEntity where environmentId = :id order by service, id", DatabaseEntity.class)
                .setParameter("id", environmentId)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those of the environment with that id that its service can use: its own, and the one that all share. */
    Uni<List<DatabaseEntity>> usable(Mutiny.Session session, String environmentId, String service) {
        return ofService(session, environmentId, service, EnumSet.of(DatabasePhase.READY));
    }

    /** Those of the environment with that id, that are its service's own or shared by all, with which something is being done. */
    Uni<List<DatabaseEntity>> moving(Mutiny.Session session, String environmentId, String service) {
        return ofService(session, environmentId, service, MOVING);
    }

    private static Uni<List<DatabaseEntity>> ofService(
            Mutiny.Session session, String environmentId, String service, Set<DatabasePhase> phases) {
        return session.createQuery(
                        "from DatabaseEntity where environmentId = :id and phase in (:phases) and service in (:service, :shared)",
                        DatabaseEntity.class)
                .setParameter("id", environmentId)
                .setParameter("phases", phases)
                .setParameter("service", service)
                .setParameter("shared", DatabaseSpec.SHARED)
                .getResultList();
    }

    /** The ids of those that need a step, or another look at {@code now}. */
    Uni<List<String>> pending(Mutiny.Session session, Instant now) {
        return session.createQuery(
                        "select id from DatabaseEntity where phase in (:moving) or lookAgainAt <= :now", String.class)
                .setParameter("moving", MOVING)
                .setParameter("now", now)
                .getResultList();
    }

    /** The row as it is now. */
    @Nullable
    DatabaseEntity find(String id) {
        return transactions.<@Nullable DatabaseEntity>run(session -> session.find(DatabaseEntity.class, id));
    }

    /** Changes the row under its lock, while {@code lease} holds. */
    <T> T change(String id, Lease lease, BiFunction<Mutiny.Session, DatabaseEntity, Uni<T>> change) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.find(DatabaseEntity.class, id, LockMode.PESSIMISTIC_WRITE))
                .chain(row -> change.apply(session, row)));
    }

    private static Uni<DatabaseEntity> found(
            Mutiny.Session session, String environment, String service, LockMode lock) {
        return present(session, environment, service, lock)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : missing(session, environment, service));
    }

    private static Uni<Optional<DatabaseEntity>> present(
            Mutiny.Session session, String environment, String service, LockMode lock) {
        return session.createQuery(
                        "from DatabaseEntity where environment = :environment and service = :service and phase <> :gone",
                        DatabaseEntity.class)
                .setParameter("environment", environment)
                .setParameter("service", service)
                .setParameter("gone", DatabasePhase.DELETED)
                .setLockMode(lock)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private static <T> Uni<T> missing(Mutiny.Session session, String environment, String service) {
        return session.createQuery(
                        "select service || ' in ' || environment from DatabaseEntity where phase <> :gone",
                        String.class)
                .setParameter("gone", DatabasePhase.DELETED)
                .getResultList()
                .map(known -> {
                    throw new RefusedException(NotFound.of("database", service + " in " + environment, known)
                            .orElse("platform database list"));
                });
    }
}
