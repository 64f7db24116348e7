package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** What follows when an environment's time is up. Whether it is, is asked again under the row's lock. */
@Singleton
class Expiry {

    private static final String ACTOR = "provisioner";

    private final Environments environments;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final ProvisionerSettings settings;

    Expiry(
            Environments environments,
            Operations operations,
            Outbox outbox,
            InstantSource time,
            ProvisionerSettings settings) {
        this.environments = environments;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
    }

    static String reason(Instant expiresAt) {
        return "its time was up at " + expiresAt;
    }

    /** Says that its time is up, unless it was extended or destroyed meanwhile. */
    Requeue declare(EnvironmentEntity seen, Lease lease) {
        return environments.change(seen.id, lease, (session, row) -> {
            Instant expiresAt = row.expiresAt;
            if (expiresAt == null || !row.isDue(time.instant())) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.reason = reason(expiresAt);
            row.become(Phase.EXPIRING, row.reason);
            row.actor = ACTOR;
            return session.flush()
                    .chain(() -> outbox.append(
                            session,
                            row.subject(),
                            new EnvironmentExpired(row.name, row.type, expiresAt),
                            Cause.ownAccord(ACTOR, row.correlationId)))
                    .chain(() -> DestroyEnvironment.endCreation(session, operations, row))
                    .replaceWith(Requeue.now());
        });
    }

    /** Tells its owner that its time will soon be up, once for each end it is given. */
    Requeue warn(EnvironmentEntity seen, Lease lease) {
        return environments.change(seen.id, lease, (session, row) -> {
            Instant expiresAt = row.expiresAt;
            if (expiresAt == null || !row.isWarningDue(time.instant())) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.warnAt = null;
            if (row.phase == Phase.READY) {
                row.message =
                        "its time will be up at " + expiresAt + "; platform env extend " + row.name + " moves that";
            }
            return session.flush()
                    .chain(() -> outbox.append(
                            session,
                            row.subject(),
                            new EnvironmentExpiring(row.name, row.type, row.owner, expiresAt),
                            Cause.ownAccord(ACTOR, row.correlationId)))
                    .replaceWith(Requeue.now());
        });
    }

    /** Begins the teardown. */
    Requeue follow(EnvironmentEntity seen, Lease lease) {
        return environments.change(seen.id, lease, (session, row) -> {
            if (row.phase == Phase.EXPIRING) {
                row.become(Phase.DESTROYING, row.reason);
                row.deadline = time.instant().plus(settings.removeWithin());
            }
            return session.flush().replaceWith(Requeue.now());
        });
    }
}
