package dev.paved.kit.sample;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Copies a note three times, one step a look, and ends its operation. */
@Singleton
class NoteCopier implements Reconciler {

    private final Transactions transactions;
    private final Leases leases;
    private final Operations operations;

    NoteCopier(Transactions transactions, Leases leases, Operations operations) {
        this.transactions = transactions;
        this.leases = leases;
        this.operations = operations;
    }

    @Override
    public String name() {
        return "note";
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select subject from operation where kind = 'note.copy' and status in ('PENDING', 'RUNNING')",
                        String.class)
                .getResultList();
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.createNativeQuery(
                                "update note set copies = copies + 1 where id = :id returning copies", Integer.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .chain(copies -> session.createNativeQuery("select id from operation where subject = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResult()
                        .chain(operation -> copies < 3
                                ? operations
                                        .step(session, operation, "copy " + copies, null)
                                        .replaceWith(Requeue.now())
                                : operations
                                        .succeed(session, operation, Map.of("copies", copies))
                                        .replaceWith(Requeue.settled()))));
    }
}
