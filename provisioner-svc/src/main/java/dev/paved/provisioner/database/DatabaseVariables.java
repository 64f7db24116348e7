package dev.paved.provisioner.database;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.VariableSource;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.target.Confidential;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A service knows its database, else the one that its environment shares, by the variable {@code DATABASE_URL}. */
@Singleton
class DatabaseVariables implements VariableSource {

    private static final String NAME = "DATABASE_URL";

    private final Databases databases;
    private final Transactions transactions;
    private final ReadCredentials reading;

    DatabaseVariables(Databases databases, Transactions transactions, ReadCredentials reading) {
        this.databases = databases;
        this.transactions = transactions;
        this.reading = reading;
    }

    @Override
    public String revision() {
        return """
                coalesce((select string_agg(d.id || '.' || d.generation || ';', '' order by d.id)
                            from managed_database d where d.environment_id = e.id and d.phase = 'READY'), '')""";
    }

    @Override
    public List<Offer> offers(Recipient recipient) {
        return transactions
                .run(session -> databases.usable(session, recipient.environmentId(), recipient.service()))
                .stream()
                .min(Comparator.comparing(DatabaseVariables::isShared))
                .map(row -> new Offer(
                        NAME,
                        Origin.PROVISIONED,
                        row.id + "." + row.generation,
                        (purpose, cause) -> address(row, purpose, cause)))
                .stream()
                .toList();
    }

    /** While its own is being made or deleted it must not be given the one that all share; nor be started without one. */
    @Override
    public List<String> awaited(Recipient recipient) {
        return transactions.run(session -> databases
                .usable(session, recipient.environmentId(), recipient.service())
                .chain(usable -> databases
                        .moving(session, recipient.environmentId(), recipient.service())
                        .map(moving -> moving.stream()
                                .filter(row -> !isShared(row) || usable.stream().allMatch(DatabaseVariables::isShared))
                                .map(row -> "the database of " + row.service + " is "
                                        + row.phase.name().toLowerCase(Locale.ROOT))
                                .toList())));
    }

    private static boolean isShared(DatabaseEntity row) {
        return row.service.equals(DatabaseSpec.SHARED);
    }

    private Confidential address(DatabaseEntity row, String purpose, Cause cause) throws RefusedException {
        return new Confidential(reading.given(row, purpose, cause).url());
    }
}
