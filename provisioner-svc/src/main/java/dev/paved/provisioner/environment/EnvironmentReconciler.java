package dev.paved.provisioner.environment;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Drives every environment to where it should be. Its end of time, and the notice of that before, are looked for in the
 * table at each full look, whatever the clock did meanwhile, and met to the moment by a timer once they are near.
 */
@Singleton
class EnvironmentReconciler implements Reconciler {

    static final String NAME = "environment";

    /** From when on an end of time gets a timer; longer than the time between two full looks. */
    private static final Duration NEAR = Duration.ofSeconds(15);

    private final Environments environments;
    private final Provisioning provisioning;
    private final Revisions revisions;
    private final Rolling rolling;
    private final Expiry expiry;
    private final Teardown teardown;
    private final InstantSource time;

    EnvironmentReconciler(
            Environments environments,
            Provisioning provisioning,
            Revisions revisions,
            Rolling rolling,
            Expiry expiry,
            Teardown teardown,
            InstantSource time) {
        this.environments = environments;
        this.provisioning = provisioning;
        this.revisions = revisions;
        this.rolling = rolling;
        this.expiry = expiry;
        this.teardown = teardown;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return environments
                .pending(session, time.instant().plus(NEAR))
                .chain(ids -> revisions
                        .behind(session)
                        .map(behind -> Stream.concat(ids.stream(), behind.stream())
                                .distinct()
                                .toList()));
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        EnvironmentEntity row = environments.find(id);
        if (row == null) {
            return Requeue.settled();
        }
        Instant now = time.instant();
        if (row.isDue(now)) {
            return expiry.declare(row, lease);
        }
        if (row.isWarningDue(now)) {
            return expiry.warn(row, lease);
        }
        return switch (row.phase) {
            case REQUESTED -> provisioning.begin(row, lease);
            case PROVISIONING -> provisioning.proceed(row, lease);
            case READY -> rolling.proceed(row, lease).orElseGet(() -> untilItsEnd(row, now));
            case FAILED -> sooner(provisioning.proceed(row, lease), atItsEnd(row, now));
            case EXPIRING -> expiry.follow(row, lease);
            case DESTROYING -> teardown.proceed(row, lease);
            case DESTROYED -> Requeue.settled();
        };
    }

    private static Requeue sooner(Requeue one, Requeue other) {
        return one instanceof Requeue.After(Duration first)
                        && other instanceof Requeue.After(Duration second)
                        && first.compareTo(second) > 0
                ? other
                : one;
    }

    /** A full look comes before where there is more time. */
    private static Requeue untilItsEnd(EnvironmentEntity row, Instant now) {
        return atItsEnd(row, now) instanceof Requeue.After(Duration left) && left.compareTo(NEAR) <= 0
                ? Requeue.after(left)
                : Requeue.settled();
    }

    private static Requeue atItsEnd(EnvironmentEntity row, Instant now) {
        Instant next = row.warnAt == null ? row.expiresAt : row.warnAt;
        return next == null
                ? Requeue.settled()
                : Requeue.after(Duration.between(now, next).plusMillis(1));
    }
}
