package dev.paved.provisioner.database;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Drives every database to where it should be. */
@Singleton
class DatabaseReconciler implements Reconciler {

    static final String NAME = "database";

    private final Databases databases;
    private final Provisioning provisioning;
    private final Removal removal;
    private final InstantSource time;

    DatabaseReconciler(Databases databases, Provisioning provisioning, Removal removal, InstantSource time) {
        this.databases = databases;
        this.provisioning = provisioning;
        this.removal = removal;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return databases.pending(session, time.instant());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        DatabaseEntity row = databases.find(id);
        if (row == null) {
            return Requeue.settled();
        }
        return switch (row.phase) {
            case PROVISIONING -> provisioning.proceed(row, lease);
            case UNDOING, DELETING -> removal.proceed(row, lease);
            case READY -> Requeue.settled();
            case FAILED, DELETED ->
                row.lookAgainAt == null || time.instant().isBefore(row.lookAgainAt)
                        ? Requeue.settled()
                        : removal.lookAgain(row, lease);
        };
    }
}
