package dev.paved.provisioner.database;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the request to delete a database. */
@Singleton
class DeleteDatabase {

    static final String KIND = "database.delete";

    private final Databases databases;
    private final Operations operations;
    private final ProvisionerSettings settings;

    DeleteDatabase(Databases databases, Operations operations, ProvisionerSettings settings) {
        this.databases = databases;
        this.operations = operations;
        this.settings = settings;
    }

    /** What is begun: the operation, and the id of what it is done to. */
    record Begun(Operation operation, String id) {}

    /** Begins the deletion; an unfinished creation fails with it. */
    Uni<Begun> begin(Mutiny.Session session, String environment, String service, Cause cause) {
        return databases
                .locked(session, environment, service)
                .invoke(DeleteDatabase::refuseWhereEnding)
                .chain(row -> operations
                        .open(session, KIND, row.subject(), cause.actor(), settings.removeWithin())
                        .call(operation -> {
                            row.deleteOperation = operation.id();
                            row.deadline = operation.deadline();
                            return end(session, row, "deleted by " + cause.actor(), cause);
                        })
                        .map(operation -> new Begun(operation, row.id)));
    }

    /** From now on it is being removed, for {@code reason}. */
    Uni<Void> end(Mutiny.Session session, DatabaseEntity row, String reason, Cause cause) {
        row.become(DatabasePhase.DELETING, "being deleted");
        row.reason = reason;
        row.generation++;
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
        return session.flush()
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.fail(
                                session,
                                row.createOperation,
                                OperationError.because("Its end came before it was ready: " + reason + ".", null)));
    }

    private static void refuseWhereEnding(DatabaseEntity row) {
        if (row.phase.isEnding()) {
            throw new RefusedException(
                    new DatabaseFailure.Ending(row.service, row.environment, String.valueOf(row.reason)));
        }
    }
}
