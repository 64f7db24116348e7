package dev.paved.kit.encryption;

import dev.paved.kit.persistence.Transactions;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Which master keys the database was sealed with, by id: so that an instance without them finds out before it seals
 * anything with others.
 */
@ApplicationScoped
@IfBuildProperty(name = "paved.encryption.enabled", stringValue = "true")
class KeyLedger {

    private static final Logger LOG = Logger.getLogger(KeyLedger.class);
    private static final int BEFORE_ALL_ELSE = 1;

    private final Transactions transactions;
    private final MasterKeys keys;
    private final InstantSource time;

    KeyLedger(Transactions transactions, MasterKeys keys, InstantSource time) {
        this.transactions = transactions;
        this.keys = keys;
        this.time = time;
    }

    /** The first instance of an installation makes the keys; every other one has to have them. */
    void start(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
        try {
            if (transactions.run(this::learn)) {
                keys.file().createIfAbsent();
            }
            transactions.run(session -> first(session)
                    .chain(first -> first
                            ? note(session, keys.present())
                            : Uni.createFrom().voidItem())
                    .chain(() -> learn(session)));
            keys.complete();
        } catch (KeysUnavailable e) {
            LOG.errorf("no secret can be set or read until this is put right: %s", e.getMessage());
        }
    }

    /** Lets this instance know of the keys that the database knows of; true where it knows of none yet. */
    Uni<Boolean> learn(Mutiny.Session session) {
        return all(session).map(rows -> {
            keys.expect(rows.stream()
                    .filter(row -> row.addedAt != null && row.retiredAt == null)
                    .map(row -> row.id)
                    .collect(Collectors.toSet()));
            return rows.isEmpty();
        });
    }

    Uni<List<MasterKeyEntity>> all(Mutiny.Session session) {
        return session.createQuery("from MasterKeyEntity order by addedAt, id", MasterKeyEntity.class)
                .getResultList();
    }

    /** Notes which keys there are, and which of them is the primary. */
    Uni<Void> note(Mutiny.Session session, Keyset present) {
        return all(session).chain(rows -> {
            rows.forEach(row -> row.seen(present, time.instant()));
            List<MasterKeyEntity> fresh = present.ids().stream()
                    .filter(id -> rows.stream().noneMatch(row -> row.id == id))
                    .map(id -> MasterKeyEntity.of(id, present, time.instant()))
                    .toList();
            return session.persistAll(fresh.toArray()).chain(session::flush);
        });
    }

    /** Whether no key is known yet, once no other transaction can find that too. */
    private Uni<Boolean> first(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('master_key')) as text)", String.class)
                .getSingleResult()
                .chain(() -> all(session))
                .map(List::isEmpty);
    }
}
