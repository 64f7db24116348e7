package dev.paved.provisioner.database;

import dev.paved.events.EventIds;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.Belongings;
import dev.paved.provisioner.environment.Desired;
import dev.paved.provisioner.manifest.DatabaseRequest;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The databases of an environment go before it does. */
@Singleton
class EnvironmentDatabases implements Belongings {

    private static final String REASON = "its environment is being torn down";

    private final Databases databases;
    private final CreateDatabase creation;
    private final DeleteDatabase deletion;
    private final Transactions transactions;
    private final Reconcilers reconcilers;
    private final EventIds ids;

    EnvironmentDatabases(
            Databases databases,
            CreateDatabase creation,
            DeleteDatabase deletion,
            Transactions transactions,
            Reconcilers reconcilers,
            EventIds ids) {
        this.databases = databases;
        this.creation = creation;
        this.ids = ids;
        this.deletion = deletion;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
    }

    @Override
    public Order order(String environment, Desired wanted, Map<String, String> seeds) {
        return new DatabaseOrder(
                wanted.databases().stream()
                        .map(database -> creation.plan(
                                ids.next().toString(),
                                new DatabaseRequest(
                                        database.service(),
                                        environment,
                                        database.type(),
                                        database.size(),
                                        database.seed() == null ? null : seeds.get(database.seed()))))
                        .toList(),
                databases,
                creation,
                reconcilers);
    }

    @Override
    public Progress progress(String environmentId, Desired wanted) {
        if (wanted.databases().isEmpty()) {
            return new Progress(List.of(), List.of());
        }
        List<DatabaseEntity> rows = transactions.run(session -> databases.ofEnvironment(session, environmentId));
        List<String> waiting = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (DatabaseSpec database : wanted.databases()) {
            Optional<DatabaseEntity> row = rows.stream()
                    .filter(found -> found.service.equals(database.service()) && found.phase != DatabasePhase.DELETED)
                    .findFirst();
            if (row.isEmpty()) {
                failed.add("the database of " + database.service() + " was deleted");
            } else if (row.get().phase == DatabasePhase.FAILED) {
                failed.add(waitingFor(row.get()));
            } else if (row.get().phase != DatabasePhase.READY) {
                waiting.add(waitingFor(row.get()));
            }
        }
        return new Progress(waiting, failed);
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
