package dev.paved.provisioner.encryption;

import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Which master keys the database was sealed with, by id: so that an instance without them finds out before it seals
 * anything with others.
 */
@ApplicationScoped
class KeyLedger {

    private static final Logger LOG = Logger.getLogger(KeyLedger.class);
    private static final int BEFORE_ALL_ELSE = 1;

    private final Transactions transactions;
    private final MasterKeys keys;

    KeyLedger(Transactions transactions, MasterKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /** The first instance of an installation makes the keys; every other one has to have them. */
    void start(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
        try {
            transactions.run(session -> known(session, true)
                    .invoke(known -> {
                        if (known.isEmpty()) {
                            keys.file().createIfAbsent();
                        }
                    })
                    .call(known -> known.isEmpty()
                            ? add(session, List.copyOf(keys.present().ids()))
                            : Uni.createFrom().voidItem()));
            learn();
            keys.complete();
        } catch (KeysUnavailable e) {
            LOG.errorf("secrets can be neither set nor rotated until this is put right: %s", e.getMessage());
        }
    }

    /** Lets this instance know of the keys that the database knows of. */
    void learn() {
        keys.expect(transactions.run(session -> known(session, false)));
    }

    /** The same in a transaction. */
    Uni<Void> learn(Mutiny.Session session) {
        return known(session, false).invoke(keys::expect).replaceWithVoid();
    }

    /** Adds those of {@code ids} that are not known yet. */
    Uni<Void> add(Mutiny.Session session, List<Integer> ids) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int id : ids) {
            all = all.chain(() -> session.createNativeQuery(
                            "insert into master_key (id, added_at) values (:id, now()) on conflict do nothing")
                    .setParameter("id", id)
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return all;
    }

    private static Uni<Set<Integer>> known(Mutiny.Session session, boolean alone) {
        Uni<?> lock = alone
                ? session.createNativeQuery("select cast(pg_advisory_xact_lock(20817) as text)", String.class)
                        .getSingleResult()
                : Uni.createFrom().voidItem();
        return lock.chain(() -> session.createNativeQuery("select id from master_key", Integer.class)
                        .getResultList())
                .map(HashSet::new);
    }
}
