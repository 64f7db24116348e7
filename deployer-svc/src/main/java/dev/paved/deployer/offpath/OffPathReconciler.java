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
import dev.paved.kit.reconcile.Ends;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells, once, when what serves is off the path for longer than was said. */
@Singleton
class OffPathReconciler implements Reconciler {

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
                .setParameter("near", Ends.near(time.instant()))
                .getResultList();
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Deployment d = deployments.find(id).orElse(null);
        OffPath offPath = d == null ? null : d.terms().offPath();
        if (d == null || offPath == null) {
            return Requeue.settled();
        }
        Optional<Requeue> toCome = Ends.toCome(offPath.until(), time.instant());
        if (toCome.isPresent()) {
            return toCome.get();
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
