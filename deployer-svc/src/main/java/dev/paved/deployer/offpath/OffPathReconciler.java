package dev.paved.deployer.offpath;

import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.rollout.OffPath;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells, once, when what serves is off the path for longer than was said. The ends are looked for in the table at each full
 * look, and met to the moment by a timer once they are near.
 */
@Singleton
class OffPathReconciler implements Reconciler {

    /** From when on an end gets a timer; longer than the time between two full looks. */
    private static final Duration NEAR = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final Leases leases;
    private final Deployments deployments;
    private final Outbox outbox;
    private final InstantSource time;

    OffPathReconciler(
            Transactions transactions, Leases leases, Deployments deployments, Outbox outbox, InstantSource time) {
        this.transactions = transactions;
        this.leases = leases;
        this.deployments = deployments;
        this.outbox = outbox;
        this.time = time;
    }

    @Override
    public String name() {
        return "off-path";
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select d.id from deployment d join target t on t.deployment = d.id
                         where d.phase = 'succeeded' and d.off_path_until < :near and not d.off_path_told""", String.class)
                .setParameter("near", time.instant().plus(NEAR))
                .getResultList();
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Deployment d = deployments.find(id).orElse(null);
        OffPath offPath = d == null ? null : d.terms().offPath();
        if (d == null || offPath == null) {
            return Requeue.settled();
        }
        Duration left = Duration.between(time.instant(), offPath.until());
        if (left.isPositive()) {
            return left.compareTo(NEAR) <= 0 ? Requeue.after(left.plusMillis(1)) : Requeue.settled();
        }
        transactions.<Void>run(
                session -> leases.guard(session, lease).chain(() -> tell(session, d, offPath, lease.epoch())));
        return Requeue.settled();
    }

    /** Unless another version serves meanwhile, or it was told. */
    private Uni<Void> tell(Mutiny.Session session, Deployment d, OffPath offPath, long epoch) {
        return session.createNativeQuery("""
                        update deployment set off_path_told = true
                         where id = :id and not off_path_told
                           and exists (select from target t where t.deployment = deployment.id)""")
                .setParameter("id", d.id())
                .executeUpdate()
                .chain(told -> told == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.append(
                                session,
                                Deployment.subject(d.id()),
                                expired(d, offPath.reason(), offPath.until()),
                                Cause.ownAccord("deployer", "off-path/" + d.id() + "/" + epoch)));
    }

    private static OffPathDeployExpired expired(Deployment d, String reason, Instant at) {
        return new OffPathDeployExpired(
                d.id(), d.service(), d.environment(), d.environmentType(), d.version(), d.commit(), reason, at);
    }
}
