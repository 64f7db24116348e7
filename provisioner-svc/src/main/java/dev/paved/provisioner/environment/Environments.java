package dev.paved.provisioner.environment;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table of environments. Whoever changes a row holds its lock, so that commands and the reconciler take turns. */
@Singleton
class Environments {

    private static final Set<Phase> MOVING =
            EnumSet.of(Phase.REQUESTED, Phase.PROVISIONING, Phase.FAILED, Phase.EXPIRING, Phase.DESTROYING);
    private static final String LIVING = "from EnvironmentEntity where name = :name and phase <> :gone";

    private final Transactions transactions;
    private final Leases leases;
    private final CrashPoints crash;

    Environments(Transactions transactions, Leases leases, CrashPoints crash) {
        this.transactions = transactions;
        this.leases = leases;
        this.crash = crash;
    }

    /** The environment of that name that is not gone, locked, once no other transaction can take or leave the name. */
    Uni<Optional<EnvironmentEntity>> claim(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('environment/' || :name)) as text)", String.class)
                .setParameter("name", name)
                .getSingleResult()
                .chain(() -> living(session, name, LockMode.PESSIMISTIC_WRITE));
    }

    /** The environment of that name, locked; refused where there is none. */
    Uni<EnvironmentEntity> locked(Mutiny.Session session, String name) {
        return living(session, name, LockMode.PESSIMISTIC_WRITE)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : missing(session, name));
    }

    /** The environment of that name; refused where there is none. */
    Uni<EnvironmentEntity> named(Mutiny.Session session, String name) {
        return living(session, name, LockMode.NONE)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : missing(session, name));
    }

    /** Up to {@code size} environments after {@code cursor}, by name; those that are gone only if {@code all}. */
    Uni<List<EnvironmentEntity>> after(Mutiny.Session session, Cursor cursor, boolean all, int size) {
        return session.createQuery("""
                        from EnvironmentEntity
                         where (:all = true or phase <> :gone) and (name > :name or name = :name and id > :id)
                         order by name, id""", EnvironmentEntity.class)
                .setParameter("all", all)
                .setParameter("gone", Phase.DESTROYED)
                .setParameter("name", cursor.parts().getFirst())
                .setParameter("id", cursor.parts().getLast())
                .setMaxResults(size)
                .getResultList();
    }

    /** The ids of those that need a step, or will before {@code soon} as their time is nearly or wholly up. */
    Uni<List<String>> pending(Mutiny.Session session, Instant soon) {
        return session.createQuery("""
                        select id from EnvironmentEntity
                         where phase in (:moving) or phase <> :gone and (expiresAt <= :soon or warnAt <= :soon)""", String.class)
                .setParameter("moving", MOVING)
                .setParameter("gone", Phase.DESTROYED)
                .setParameter("soon", soon)
                .getResultList();
    }

    /** The row as it is now. */
    @Nullable
    EnvironmentEntity find(String id) {
        return transactions.<@Nullable EnvironmentEntity>run(session -> session.find(EnvironmentEntity.class, id));
    }

    private record Changed<T>(T result, Phase phase) {}

    /** Changes the row under its lock, while {@code lease} holds. */
    <T> T change(String id, Lease lease, BiFunction<Mutiny.Session, EnvironmentEntity, Uni<T>> change) {
        Changed<T> changed = transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.find(EnvironmentEntity.class, id, LockMode.PESSIMISTIC_WRITE))
                .chain(row -> change.apply(session, row).map(result -> new Changed<>(result, row.phase))));
        crash.at("environment-" + changed.phase().name().toLowerCase(Locale.ROOT));
        return changed.result();
    }

    /** The environment of that name that is not gone. */
    static Uni<Optional<EnvironmentEntity>> living(Mutiny.Session session, String name, LockMode lock) {
        return session.createQuery(LIVING, EnvironmentEntity.class)
                .setParameter("name", name)
                .setParameter("gone", Phase.DESTROYED)
                .setLockMode(lock)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** The names of those that are not gone. */
    static Uni<List<String>> names(Mutiny.Session session) {
        return session.createQuery("select name from EnvironmentEntity where phase <> :gone", String.class)
                .setParameter("gone", Phase.DESTROYED)
                .getResultList();
    }

    private static <T> Uni<T> missing(Mutiny.Session session, String name) {
        return names(session).map(known -> {
            throw new RefusedException(NotFound.of("environment", name, known).orElse("platform env list"));
        });
    }
}
