package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What is in Vault, or may be: noted before it is written there, so that nothing is ever there that the platform does not
 * know of.
 */
@Singleton
class Journal {

    /** What is in Vault and no version's. */
    record Leftover(String id, String path) {}

    /** Longer than any command takes from the note to its commit. */
    private static final Duration IN_PROGRESS = Duration.ofMinutes(5);

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Leases leases;
    private final InstantSource time;

    Journal(Transactions transactions, Leases leases, InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.time = time;
    }

    /** The value of the version {@code id} will be at {@code path}. */
    void note(String id, String path) {
        transactions.run(session -> session.createNativeQuery(
                        "insert into secret_vault_value (id, path, noted_at) values (:id, :path, :now)")
                .setParameter("id", id)
                .setParameter("path", path)
                .setParameter("now", time.instant())
                .executeUpdate());
    }

    /** The version {@code id} has it now. */
    Uni<Void> hold(Mutiny.Session session, String id) {
        return session.createNativeQuery(
                        "update secret_vault_value set held = true, version = id where id = :id and not doomed")
                .setParameter("id", id)
                .executeUpdate()
                .invoke(held -> {
                    if (held == 0) {
                        throw new RefusedException(new Conflict(
                                "The change took so long that its value was given up; nothing was changed.",
                                "the same command again"));
                    }
                })
                .replaceWithVoid();
    }

    /** Nothing is there. */
    void forget(String id) {
        transactions.run(session -> forget(session, id));
    }

    void forget(String id, Lease lease) {
        transactions.run(session -> leases.guard(session, lease).chain(() -> forget(session, id)));
    }

    private static Uni<Integer> forget(Mutiny.Session session, String id) {
        return session.createNativeQuery("delete from secret_vault_value where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether anything is left over. */
    Uni<Boolean> anyLeftover(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select count(*) from secret_vault_value where version is null and (held or noted_at < :old)",
                        Long.class)
                .setParameter("old", time.instant().minus(IN_PROGRESS))
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** Some of what no version has, which none can come to have from now on. */
    List<Leftover> doom(Lease lease) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.createNativeQuery("""
                                update secret_vault_value set doomed = true
                                 where id in (select id from secret_vault_value
                                               where version is null and (held or noted_at < :old)
                                               order by noted_at limit :batch)
                                   and version is null
                                returning id, path""", Object[].class)
                        .setParameter("old", time.instant().minus(IN_PROGRESS))
                        .setParameter("batch", BATCH)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Leftover((String) row[0], (String) row[1]))
                        .toList()));
    }
}
