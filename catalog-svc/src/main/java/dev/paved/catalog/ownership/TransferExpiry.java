package dev.paved.catalog.ownership;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends the requests for transfers that nobody answered in time; deciding on one looks at the time itself. */
@Singleton
class TransferExpiry implements Reconciler {

    private final Transactions transactions;
    private final Leases leases;
    private final TransferTable table;
    private final InstantSource time;

    TransferExpiry(Transactions transactions, Leases leases, TransferTable table, InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.table = table;
        this.time = time;
    }

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return table.dueBefore(session, time.instant());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        transactions.run(session -> leases.guard(session, lease)
                .chain(() -> table.find(session, id))
                .chain(found -> found.map(row -> expire(session, row))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
        return Requeue.settled();
    }

    private Uni<Void> expire(Mutiny.Session session, TransferEntity row) {
        return table.lock(session, row).invoke(() -> {
            if (row.isDue(time.instant())) {
                row.expire();
            }
        });
    }
}
