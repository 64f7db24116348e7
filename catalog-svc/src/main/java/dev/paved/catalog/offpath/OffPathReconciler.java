package dev.paved.catalog.offpath;

import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Ends;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens the question anew when a service's time off the path is over. */
@Singleton
class OffPathReconciler implements Reconciler {

    private final Transactions transactions;
    private final Leases leases;
    private final OffPathTable table;
    private final Outbox outbox;
    private final InstantSource time;

    OffPathReconciler(Transactions transactions, Leases leases, OffPathTable table, Outbox outbox, InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.table = table;
        this.outbox = outbox;
        this.time = time;
    }

    @Override
    public String name() {
        return "off-path";
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return table.endingBefore(session, Ends.near(time.instant()));
    }

    @Override
    public Requeue reconcile(String service, Lease lease) {
        Optional<OffPath> leave =
                transactions.run(session -> table.find(session, service)).filter(found -> !found.expired());
        if (leave.isEmpty()) {
            return Requeue.settled();
        }
        Optional<Requeue> toCome = Ends.toCome(leave.get().expiresAt(), time.instant());
        if (toCome.isPresent()) {
            return toCome.get();
        }
        transactions.run(session ->
                leases.guard(session, lease).chain(() -> reopen(session, service, leave.get(), lease.epoch())));
        return Requeue.settled();
    }

    private Uni<Void> reopen(Mutiny.Session session, String service, OffPath leave, long epoch) {
        return table.expire(session, service, leave.expiresAt())
                .chain(expired -> expired
                        ? owner(session, service)
                                .chain(owner -> outbox.append(
                                        session,
                                        "service/" + service,
                                        new OffPathExpired(service, owner, leave.reason(), leave.expiresAt()),
                                        Cause.ownAccord("catalog", "off-path/" + service + "/" + epoch)))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<String> owner(Mutiny.Session session, String service) {
        return session.createNativeQuery("select owner from service where name = :service", String.class)
                .setParameter("service", service)
                .getSingleResult();
    }
}
