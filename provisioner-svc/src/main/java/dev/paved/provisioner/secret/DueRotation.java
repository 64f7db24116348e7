package dev.paved.provisioner.secret;

import dev.paved.events.EventIds;
import dev.paved.events.SecretEvent.Change;
import dev.paved.kit.audit.Audit;
import dev.paved.kit.audit.AuditEntry;
import dev.paved.kit.audit.AuditOutcome;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.secret.NewVersion.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Gives secrets whose value the platform made a new one when it is due, and puts right what a step of the clock did to
 * due times. A value that is kept and not committed, as a crash leaves it, is nobody's: the next try makes another.
 */
@Singleton
class DueRotation implements Reconciler {

    static final String NAME = "secret-rotation";

    private static final Logger LOG = Logger.getLogger(DueRotation.class);
    private static final String ACTOR = "provisioner";
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Secrets secrets;
    private final NewVersion newVersion;
    private final Transactions transactions;
    private final Leases leases;
    private final Audit audit;
    private final EventIds ids;
    private final CrashPoints crash;

    DueRotation(
            Secrets secrets,
            NewVersion newVersion,
            Transactions transactions,
            Leases leases,
            Audit audit,
            EventIds ids,
            CrashPoints crash) {
        this.secrets = secrets;
        this.newVersion = newVersion;
        this.transactions = transactions;
        this.leases = leases;
        this.audit = audit;
        this.ids = ids;
        this.crash = crash;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return secrets.toRotate(session, newVersion.now());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Optional<SecretEntity> seen =
                transactions.run(session -> session.find(SecretEntity.class, id).map(Optional::ofNullable));
        if (seen.isEmpty()) {
            return Requeue.settled();
        }
        SecretEntity secret = seen.get();
        try {
            if (secret.isDue(newVersion.now()) && secret.generated) {
                rotate(secret, lease);
            } else if (secret.isScheduledTooFar(newVersion.now())) {
                putRight(secret, lease);
            }
            return Requeue.settled();
        } catch (RefusedException e) {
            LOG.warnf("the rotation of %s is due and not done: %s", secret.ref(), e.getMessage());
            return Requeue.after(PAUSE);
        }
    }

    private void rotate(SecretEntity seen, Lease lease) {
        SecretRef ref = seen.ref();
        Kept kept = newVersion.keep(ref, SecretValue.random(), Change.ROTATED, null, true);
        Cause cause = Cause.ownAccord(ACTOR, ids.next().toString());
        transactions.run(session -> unchanged(session, seen, lease)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : newVersion
                                .add(session, ref, found, kept, cause)
                                .chain(() -> audit.record(session, entry(ref, found.get(), cause)))));
        crash.at("secret-rotated");
        newVersion.committed();
    }

    private void putRight(SecretEntity seen, Lease lease) {
        transactions.run(session -> unchanged(session, seen, lease).chain(found -> {
            found.ifPresent(secret -> secret.scheduleFrom(newVersion.now()));
            return session.flush();
        }));
    }

    /** The secret, held, if it is as it was seen. */
    private Uni<Optional<SecretEntity>> unchanged(Mutiny.Session session, SecretEntity seen, Lease lease) {
        return leases.guard(session, lease)
                .chain(() -> secrets.claim(session, seen.ref()))
                .map(found -> found.filter(secret -> secret.id.equals(seen.id) && secret.version == seen.version));
    }

    private AuditEntry entry(SecretRef ref, SecretEntity secret, Cause cause) {
        Instant now = newVersion.now();
        return new AuditEntry(
                ids.next(),
                now,
                ACTOR,
                "secret.rotate",
                ref.subject(),
                AuditOutcome.ACCEPTED,
                200,
                cause.correlationId(),
                "-",
                "due; version " + secret.current);
    }
}
