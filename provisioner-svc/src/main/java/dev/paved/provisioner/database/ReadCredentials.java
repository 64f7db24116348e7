package dev.paved.provisioner.database;

import dev.paved.kit.audit.Audit;
import dev.paved.kit.audit.AuditEntry;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;

/**
 * Gives out how a database is connected to. It is no command with an idempotency key: its answer is kept nowhere. It is
 * given only once the audit record says so.
 */
@Singleton
class ReadCredentials {

    private static final String ACTION = "database.connect";

    private final Databases databases;
    private final DatabaseProvider provider;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Audit audit;

    ReadCredentials(
            Databases databases,
            DatabaseProvider provider,
            Passwords passwords,
            Transactions transactions,
            Audit audit) {
        this.databases = databases;
        this.provider = provider;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The address of that service's database, with its password; refused unless it is ready. */
    DatabaseAddress of(String environment, String service) {
        AuditEntry entry = audit.entry(ACTION, DatabaseEntity.subject(environment, service), 200, null);
        DatabaseEntity row = transactions.run(session -> databases
                .named(session, environment, service)
                .invoke(found -> {
                    if (found.phase != DatabasePhase.READY) {
                        throw new RefusedException(new DatabaseFailure.NotReady(DatabaseView.of(found)));
                    }
                })
                .call(() -> audit.record(session, entry)));
        return address(row);
    }

    /** The same of {@code row}, for what the platform gives it to of its own accord. */
    DatabaseAddress given(DatabaseEntity row, String purpose, Cause cause) {
        DatabaseAddress address = address(row);
        AuditEntry entry = audit.ownEntry(ACTION, row.subject(), "for " + purpose, cause);
        transactions.run(session -> audit.record(session, entry));
        return address;
    }

    private DatabaseAddress address(DatabaseEntity row) {
        try {
            return provider.address(row.site(), passwords.opened(row));
        } catch (ProviderException e) {
            throw new RefusedException(new DatabaseFailure.NoPassword(String.valueOf(e.getMessage())));
        }
    }
}
