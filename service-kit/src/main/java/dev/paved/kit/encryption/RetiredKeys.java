package dev.paved.kit.encryption;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes master keys out of the file that were replaced long ago, and that nothing is sealed with any more. */
@Singleton
@IfBuildProperty(name = "paved.encryption.enabled", stringValue = "true")
class RetiredKeys {

    private static final Logger LOG = Logger.getLogger(RetiredKeys.class);

    /** An instance that has not heard of it within this time has not looked at the database for as long. */
    private static final Duration UNTIL_ALL_KNOW = Duration.ofMinutes(5);

    private final KeyLedger ledger;
    private final MasterKeys keys;
    private final SealedValues values;
    private final Transactions transactions;
    private final Leases leases;
    private final InstantSource time;
    private final EncryptionConfig config;

    RetiredKeys(
            KeyLedger ledger,
            MasterKeys keys,
            SealedValues values,
            Transactions transactions,
            Leases leases,
            InstantSource time,
            EncryptionConfig config) {
        this.ledger = ledger;
        this.keys = keys;
        this.values = values;
        this.transactions = transactions;
        this.leases = leases;
        this.time = time;
        this.config = config;
    }

    void remove(Keyset present, Lease lease) {
        Instant now = time.instant();
        Instant longAgo = now.minus(config.keepReplacedKeys());
        transactions.run(ledger::all).stream()
                .filter(key -> key.id != present.primary() && isBefore(key.replacedAt, longAgo))
                .filter(key -> transactions.run(session -> values.count(session, key.id)) == 0)
                .forEach(key -> retire(key, now, lease));
    }

    private void retire(MasterKeyEntity key, Instant now, Lease lease) {
        if (key.retiredAt == null) {
            change(key, lease, (session, row) -> {
                row.retiredAt = now;
                return session.flush();
            });
        } else if (isBefore(key.retiredAt, now.minus(UNTIL_ALL_KNOW))) {
            keys.file().change(file -> file.without(key.id));
            change(key, lease, Mutiny.Session::remove);
            LOG.infof("the master key %s, replaced at %s, is removed", Envelope.text(key.id), key.replacedAt);
        }
    }

    private static boolean isBefore(@Nullable Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }

    private void change(
            MasterKeyEntity key, Lease lease, BiFunction<Mutiny.Session, MasterKeyEntity, Uni<Void>> change) {
        transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.find(MasterKeyEntity.class, key.id))
                .chain(row -> change.apply(session, row)));
    }
}
