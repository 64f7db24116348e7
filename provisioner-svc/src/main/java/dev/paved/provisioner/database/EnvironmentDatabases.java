package dev.paved.provisioner.database;

import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.Belongings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** The databases of an environment go before it does. */
@Singleton
class EnvironmentDatabases implements Belongings {

    private static final String REASON = "its environment is being torn down";

    private final Databases databases;
    private final DeleteDatabase deletion;
    private final Transactions transactions;
    private final Reconcilers reconcilers;

    EnvironmentDatabases(
            Databases databases, DeleteDatabase deletion, Transactions transactions, Reconcilers reconcilers) {
        this.databases = databases;
        this.deletion = deletion;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
    }

    @Override
    public Remains remove(String environmentId, Cause cause) {
        List<DatabaseEntity> rows = transactions.run(session -> ended(session, environmentId, cause));
        List<String> waiting = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (DatabaseEntity row : rows) {
            if (row.phase != DatabasePhase.DELETED) {
                waiting.add(waitingFor(row));
                reconcilers.wake(DatabaseReconciler.NAME, row.id);
            } else if (REASON.equals(row.reason)) {
                removed.addAll(DatabaseEntity.lines(row.removed));
                left.addAll(DatabaseEntity.lines(row.leftAlone));
            }
        }
        return new Remains(waiting, removed, left);
    }

    private static String waitingFor(DatabaseEntity row) {
        return "the database of " + row.service + " is " + row.phase.name().toLowerCase(Locale.ROOT)
                + (row.message == null ? "" : " (" + row.message + ")");
    }

    private Uni<List<DatabaseEntity>> ended(Mutiny.Session session, String environmentId, Cause cause) {
        return databases
                .ofEnvironment(session, environmentId)
                .call(rows -> Multi.createFrom()
                        .iterable(rows)
                        .filter(row -> !row.phase.isEnding())
                        .onItem()
                        .transformToUniAndConcatenate(row -> deletion.end(session, row, REASON, cause))
                        .onItem()
                        .ignoreAsUni());
    }
}
