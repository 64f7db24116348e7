package dev.paved.provisioner.database;

import dev.paved.kit.identity.Cause;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.Belongings.Order;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The databases that an environment is to have; those that it has stay, as their data does. */
final class DatabaseOrder implements Order {

    private final List<DatabaseEntity> planned;
    private final Databases databases;
    private final CreateDatabase creation;
    private final Reconcilers reconcilers;

    DatabaseOrder(List<DatabaseEntity> planned, Databases databases, CreateDatabase creation, Reconcilers reconcilers) {
        this.planned = planned;
        this.databases = databases;
        this.creation = creation;
        this.reconcilers = reconcilers;
    }

    @Override
    public Uni<Void> place(Mutiny.Session session, Cause cause) {
        return Multi.createFrom()
                .iterable(planned)
                .onItem()
                .transformToUniAndConcatenate(row -> databases
                        .claim(session, row.environment, row.service)
                        .chain(present -> present.filter(found -> found.phase != DatabasePhase.FAILED)
                                        .isPresent()
                                ? Uni.createFrom().voidItem()
                                : creation.begin(session, row, cause).replaceWithVoid()))
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public void committed() {
        planned.forEach(row -> reconcilers.wake(DatabaseReconciler.NAME, row.id));
    }
}
