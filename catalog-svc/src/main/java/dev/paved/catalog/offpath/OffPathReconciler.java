package dev.paved.catalog.offpath;

import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens the question anew when a service's time off the path is over. The ends are looked for in the table at each full
 * look, whatever the clock did meanwhile, and met to the moment by a timer once they are near.
 */
@Singleton
class OffPathReconciler implements Reconciler {

    /** From when on an end gets a timer; longer than the time between two full looks. */
    private static final Duration NEAR = Duration.ofSeconds(15);

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
        return table.endingBefore(session, time.instant().plus(NEAR));
    }

    @Override
    public Requeue reconcile(String service, Lease lease) {
        Optional<OffPath> leave =
                transactions.run(session -> table.find(session, service)).filter(found -> !found.expired());
        if (leave.isEmpty()) {
            return Requeue.settled();
        }
        Duration left = Duration.between(time.instant(), leave.get().expiresAt());
        if (left.isPositive()) {
            return left.compareTo(NEAR) <= 0 ? Requeue.after(left.plusMillis(1)) : Requeue.settled();
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
