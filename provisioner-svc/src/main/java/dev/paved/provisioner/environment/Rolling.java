package dev.paved.provisioner.environment;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.Presence;
import dev.paved.provisioner.target.ServiceState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the services of a ready environment have what they are given now: they roll one by one, and it stays ready. */
@Singleton
class Rolling {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration HINDERED = Duration.ofSeconds(5);

    private final Environments environments;
    private final Entrusting entrusting;
    private final EnvironmentTarget target;
    private final InstantSource time;

    Rolling(Environments environments, Entrusting entrusting, EnvironmentTarget target, InstantSource time) {
        this.environments = environments;
        this.entrusting = entrusting;
        this.target = target;
        this.time = time;
    }

    /** The next step; empty where all have what they are given. */
    Optional<Requeue> proceed(EnvironmentEntity seen, Lease lease) {
        try {
            if (entrusting.renewed(seen, lease)) {
                return Optional.of(Requeue.now());
            }
            return seen.entrusting ? Optional.of(roll(seen, lease)) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(hindered(seen, lease, Presence.Incomplete.because(e), HINDERED));
        }
    }

    private Requeue roll(EnvironmentEntity seen, Lease lease) throws IOException {
        target.provide(seen.placement());
        return switch (target.observe(seen.placement())) {
            case Presence.Present present -> tidied(seen, lease, present, target.tidy(seen.placement()));
            case Presence.Incomplete incomplete -> hindered(seen, lease, incomplete, AGAIN);
            case Presence.Foreign(var what) ->
                hindered(seen, lease, new Presence.Incomplete("Occupied", what + " and is left alone"), HINDERED);
            case Presence.Absent() ->
                hindered(seen, lease, new Presence.Incomplete("nothing of it is there any more"), HINDERED);
        };
    }

    /** All run as they are to; it is done once nothing else is there. */
    private Requeue tidied(EnvironmentEntity seen, Lease lease, Presence.Present found, Set<String> present) {
        Entrusted left = seen.entrusted().seeing(present);
        boolean whole = left.services().equals(seen.entrusted().services());
        return environments.change(seen.id, lease, (session, row) -> {
            if (row.phase == Phase.READY && row.entrustedRevision.equals(seen.entrustedRevision)) {
                row.entrusted = Stored.text(left);
                row.entrusting = !whole || !left.others().isEmpty();
                if (whole) {
                    synced(row, found.services());
                } else {
                    row.entrustedRevision = ""; // Somebody has deleted one: it is made again.
                }
            }
            return session.flush().replaceWith(row.entrusting && whole ? Requeue.after(AGAIN) : Requeue.now());
        });
    }

    private void synced(EnvironmentEntity row, List<ServiceState> services) {
        int given = row.entrusted().services().size();
        boolean untrusted = row.desired().untrusted();
        Instant now = time.instant();
        row.status = Stored.text(row.status()
                .seeing(services, now)
                .with(
                        EnvironmentStatus.SECRETS_SYNCED,
                        true,
                        untrusted ? "Withheld" : "Synced",
                        given + " of " + row.desired().services().size() + " services are given something"
                                + (untrusted ? ", secrets to none: what runs here is not trusted" : ""),
                        now));
    }

    private Requeue hindered(EnvironmentEntity seen, Lease lease, Presence.Incomplete found, Duration pause) {
        return environments.change(seen.id, lease, (session, row) -> {
            if (row.phase == Phase.READY) {
                Instant now = time.instant();
                row.status = Stored.text(row.status()
                        .seeing(found.services(), now)
                        .with(EnvironmentStatus.SECRETS_SYNCED, false, found.reason(), found.what(), now));
            }
            return session.flush().replaceWith(Requeue.after(pause));
        });
    }
}
