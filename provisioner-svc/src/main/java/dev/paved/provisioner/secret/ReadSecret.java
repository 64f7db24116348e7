package dev.paved.provisioner.secret;

import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.kit.audit.Audit;
import dev.paved.kit.audit.AuditEntry;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.secret.SecretFailure.NoVersion;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reveals a value. Nobody gets to see one before it is on record who did, and what for. */
@Singleton
class ReadSecret {

    private static final String ACTION = "secret.read";

    private final Transactions transactions;
    private final Secrets secrets;
    private final ValueStores values;
    private final Outbox outbox;
    private final Audit audit;
    private final Caller caller;
    private final int keptVersions;

    ReadSecret(
            Transactions transactions,
            Secrets secrets,
            ValueStores values,
            Outbox outbox,
            Audit audit,
            Caller caller,
            ProvisionerSettings settings) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.values = values;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.keptVersions = settings.secrets().keptVersions();
    }

    /** The value of {@code version}, or of the newest. */
    RevealedSecret read(SecretRef ref, @Nullable Long version, String purpose) {
        SecretEntity secret = transactions.run(session -> secrets.named(session, ref));
        ChangeSecret.refuseDeleted(ref, secret);
        long number = version == null ? secret.current : version;
        SecretValue value = open(ref, version(ref, secret, number));
        var entry = audit.entry(ACTION, ref.subject(), 200, detail(number, purpose));
        record(ref, number, purpose, caller.cause(), entry);
        return new RevealedSecret(ref.service(), ref.name(), ref.environment(), number, value.reveal());
    }

    /** The newest value of {@code secret}, for what the platform gives it to of its own accord. */
    SecretValue given(SecretRef ref, SecretEntity secret, String purpose, Cause cause) {
        SecretValue value = open(ref, version(ref, secret, secret.current));
        var entry = audit.ownEntry(ACTION, ref.subject(), detail(secret.current, purpose), cause);
        record(ref, secret.current, purpose, cause, entry);
        return value;
    }

    private void record(SecretRef ref, long number, String purpose, Cause cause, AuditEntry entry) {
        transactions.run(session -> outbox.append(
                        session,
                        ref.subject(),
                        new SecretAccessed(ref.service(), ref.name(), ref.environment(), number, purpose),
                        cause)
                .chain(() -> audit.record(session, entry)));
    }

    private static String detail(long number, String purpose) {
        return "version " + number + " for " + purpose;
    }

    /** The version {@code number}; refused where it is not there. */
    SecretVersionEntity version(SecretRef ref, SecretEntity secret, long number) {
        return transactions
                .run(session -> secrets.version(session, secret, number))
                .orElseThrow(() -> new RefusedException(new NoVersion(ref, number, secret.current, keptVersions)));
    }

    /** The value of {@code row}, for whoever does not let it out. */
    SecretValue open(SecretRef ref, SecretVersionEntity row) {
        return values.of(row.backend).read(ref.place(row.id), row.sealed);
    }
}
