package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.Belongings.Remains;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Removes an environment until it is seen to be gone. Its operation gives up at the deadline, the teardown never. */
@Singleton
class Teardown {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /**
     * What a teardown did.
     *
     * @param removed what is confirmed gone
     * @param left what was in its place and not Paved's
     */
    record Receipt(String environment, List<String> removed, List<String> left) {

        /** What belonged to it first, then what its target had of it. */
        static Receipt of(String environment, Remains belongings, List<String> removed, List<String> left) {
            return new Receipt(
                    environment,
                    Stream.concat(belongings.removed().stream(), removed.stream())
                            .toList(),
                    Stream.concat(belongings.left().stream(), left.stream()).toList());
        }
    }

    private final Environments environments;
    private final EnvironmentTarget target;
    private final AllBelongings belongings;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;

    Teardown(
            Environments environments,
            EnvironmentTarget target,
            AllBelongings belongings,
            Operations operations,
            Outbox outbox,
            InstantSource time) {
        this.environments = environments;
        this.target = target;
        this.belongings = belongings;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
    }

    Requeue proceed(EnvironmentEntity seen, Lease lease) {
        Remains remains = belongings.remove(seen);
        if (!remains.waiting().isEmpty()) {
            return stuck(seen, lease, new Presence.Incomplete(String.join(", ", remains.waiting())));
        }
        Placement placement = seen.placement();
        try {
            if (seen.inventory == null) {
                return begin(seen, lease, target.objects(placement));
            }
            target.remove(placement);
            return switch (target.observe(placement)) {
                case Presence.Absent() ->
                    gone(seen, lease, Receipt.of(seen.name, remains, seen.inventory(), List.of()));
                case Presence.Foreign(var what) ->
                    gone(seen, lease, Receipt.of(seen.name, remains, List.of(), List.of(what)));
                case Presence.Incomplete incomplete -> stuck(seen, lease, incomplete);
                case Presence.Present ignored ->
                    stuck(
                            seen,
                            lease,
                            new Presence.Incomplete(String.join(", ", seen.inventory()) + " is still there"));
            };
        } catch (IOException e) {
            return stuck(seen, lease, Presence.Incomplete.because(e));
        }
    }

    /** Notes what is to go, before anything of it does: the receipt lists it. */
    private Requeue begin(EnvironmentEntity seen, Lease lease, List<String> objects) {
        return environments.change(seen.id, lease, (session, row) -> {
            row.inventory = Stored.text(objects);
            row.observe(
                    seen,
                    row.status()
                            .with(
                                    EnvironmentStatus.READY,
                                    false,
                                    "Destroying",
                                    String.valueOf(row.reason),
                                    time.instant()));
            return session.flush().replaceWith(Requeue.now());
        });
    }

    private Requeue gone(EnvironmentEntity seen, Lease lease, Receipt receipt) {
        return environments.change(seen.id, lease, (session, row) -> {
            if (row.phase != Phase.DESTROYING) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.become(Phase.DESTROYED, row.reason);
            row.destroyedAt = time.instant().truncatedTo(ChronoUnit.MILLIS);
            row.deadline = null;
            row.receipt = Stored.text(receipt);
            return session.flush()
                    .chain(() -> outbox.append(
                            session,
                            row.subject(),
                            new EnvironmentDestroyed(row.name, row.type, row.reason),
                            row.cause()))
                    .chain(() -> row.destroyOperation == null
                            ? Uni.createFrom().voidItem()
                            : operations
                                    .step(session, row.destroyOperation, "remove", "all of it is gone")
                                    .chain(() -> operations.succeed(session, row.destroyOperation, receipt)))
                    .replaceWith(Requeue.settled());
        });
    }

    private Requeue stuck(EnvironmentEntity seen, Lease lease, Presence.Incomplete left) {
        return environments.change(seen.id, lease, (session, row) -> {
            Instant now = time.instant();
            row.message = "not gone yet: " + left.what();
            row.observe(seen, row.status().with(EnvironmentStatus.READY, false, left.reason(), left.what(), now));
            return session.flush()
                    .chain(() -> tell(session, row.destroyOperation, row))
                    .replaceWith(Requeue.after(Pause.before(row.status(), now, LONGEST_PAUSE)));
        });
    }

    private Uni<Void> tell(Mutiny.Session session, @Nullable String operation, EnvironmentEntity row) {
        if (operation == null) {
            return Uni.createFrom().voidItem();
        }
        return row.isOverdue(time.instant())
                ? operations.fail(
                        session,
                        operation,
                        OperationError.because(
                                "It is not all gone in time: " + row.message + ". The teardown goes on by itself.",
                                "platform env show " + row.name))
                : operations.step(session, operation, "remove", row.message);
    }
}
