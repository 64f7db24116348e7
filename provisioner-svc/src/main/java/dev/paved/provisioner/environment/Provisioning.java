package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.Belongings.Progress;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * From requested to ready, or to failed once it has taken too long or something is in its place. Its operation gives up
 * then; what was asked for is still wanted, so that it gets ready once what hindered it is gone.
 */
@Singleton
class Provisioning {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE_ONCE_FAILED = Duration.ofMinutes(1);

    private final Environments environments;
    private final EnvironmentTarget target;
    private final AllBelongings belongings;
    private final Entrusting entrusting;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final Reconcilers reconcilers;

    Provisioning(
            Environments environments,
            EnvironmentTarget target,
            AllBelongings belongings,
            Entrusting entrusting,
            Operations operations,
            Outbox outbox,
            InstantSource time,
            Reconcilers reconcilers) {
        this.environments = environments;
        this.target = target;
        this.belongings = belongings;
        this.entrusting = entrusting;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.reconcilers = reconcilers;
    }

    Requeue begin(EnvironmentEntity seen, Lease lease) {
        return environments.change(seen.id, lease, (session, row) -> {
            if (row.phase != Phase.REQUESTED) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.become(Phase.PROVISIONING, null);
            return step(session, row, "on the " + row.target + " target").replaceWith(Requeue.now());
        });
    }

    Requeue proceed(EnvironmentEntity seen, Lease lease) {
        try {
            String identity = target.claim(seen.placement());
            if (!Objects.equals(identity, seen.identity)) {
                return known(seen, lease, identity);
            }
            Progress progress = belongings.progress(seen);
            if (!progress.failed().isEmpty()) {
                return hindered(
                        seen,
                        lease,
                        new Presence.Incomplete("BelongingsFailed", String.join(", ", progress.failed())),
                        true);
            }
            if (!progress.waiting().isEmpty()) {
                return hindered(
                        seen,
                        lease,
                        new Presence.Incomplete("BelongingsAwaited", String.join(", ", progress.waiting())),
                        false);
            }
            if (entrusting.renewed(seen, lease)) {
                return Requeue.now();
            }
            target.provide(seen.placement());
            return switch (target.observe(seen.placement())) {
                case Presence.Present present -> ready(seen, lease, present);
                case Presence.Foreign(var what) ->
                    hindered(seen, lease, new Presence.Incomplete("Occupied", what + " and is left alone"), true);
                case Presence.Incomplete incomplete -> hindered(seen, lease, incomplete, false);
                case Presence.Absent() ->
                    hindered(seen, lease, new Presence.Incomplete("nothing of it is there yet"), false);
            };
        } catch (IOException e) {
            return hindered(seen, lease, Presence.Incomplete.because(e), false);
        }
    }

    /** Records what the target knows it by, before anything else is done to it. */
    private Requeue known(EnvironmentEntity seen, Lease lease, @Nullable String identity) {
        return environments.change(seen.id, lease, (session, row) -> {
            row.identity = identity;
            row.entrustedRevision = ""; // What was in one that was there before is gone with it.
            return session.flush().replaceWith(Requeue.now());
        });
    }

    private Requeue ready(EnvironmentEntity seen, Lease lease, Presence.Present present) {
        String url = present.url();
        Requeue next = environments.change(seen.id, lease, (session, row) -> {
            if (!isStillSo(seen, row)) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.become(Phase.READY, null);
            Instant now = time.instant();
            row.observe(
                    seen,
                    row.status()
                            .seeing(present.services(), now)
                            .with(EnvironmentStatus.READY, true, "Provisioned", "all of it is there", now));
            row.url = url;
            row.deadline = null;
            return session.flush()
                    .chain(() -> outbox.append(
                            session, row.subject(), new EnvironmentReady(row.name, row.type, url), row.cause()))
                    .chain(() -> row.createOperation == null
                            ? Uni.createFrom().voidItem()
                            : operations
                                    .step(session, row.createOperation, "provision", "all of it is there")
                                    .chain(() -> operations.succeed(session, row.createOperation, result(row))))
                    .replaceWith(Requeue.now());
        });
        if (seen.status().lookedAt()) {
            reconcilers.wake(ObservedEnvironments.LOOK, seen.id); // What was not as declared may be now.
        }
        return next;
    }

    /** Tries again, less often from the deadline on; the platform's own environments have none and never fail. */
    private Requeue hindered(EnvironmentEntity seen, Lease lease, Presence.Incomplete found, boolean lasting) {
        String why = found.what();
        return environments.change(seen.id, lease, (session, row) -> {
            if (!isStillSo(seen, row)) {
                return Uni.createFrom().item(Requeue.now());
            }
            Instant now = time.instant();
            row.observe(
                    seen,
                    row.status()
                            .seeing(found.services(), now)
                            .with(EnvironmentStatus.READY, false, found.reason(), why, now));
            if (row.phase == Phase.FAILED) {
                row.message = reason(row, why);
                return Uni.createFrom().item(Requeue.after(Pause.before(row.status(), now, LONGEST_PAUSE_ONCE_FAILED)));
            }
            if (row.deadline != null && (lasting || row.isOverdue(now))) {
                return failed(session, row, why).replaceWith(Requeue.now());
            }
            row.message = "not ready yet: " + why;
            return step(session, row, row.message)
                    .replaceWith(Requeue.after(Pause.before(row.status(), now, LONGEST_PAUSE)));
        });
    }

    /** Whether what was looked at is still what is wanted. */
    private static boolean isStillSo(EnvironmentEntity seen, EnvironmentEntity row) {
        return row.phase == seen.phase && row.generation == seen.generation;
    }

    private Uni<Void> failed(Mutiny.Session session, EnvironmentEntity row, String why) {
        String reason = reason(row, why);
        row.become(Phase.FAILED, reason);
        row.deadline = null;
        return session.flush()
                .chain(() -> outbox.append(
                        session, row.subject(), new EnvironmentFailed(row.name, row.type, reason), row.cause()))
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.fail(session, row.createOperation, OperationError.because(reason, next(row))));
    }

    private static String reason(EnvironmentEntity row, String why) {
        return "It could not be " + (isNew(row) ? "made" : "changed") + " on the " + row.target + " target: " + why
                + ". That is tried again once in a while.";
    }

    /** What was there before a change is not to be thrown away for it. */
    private static String next(EnvironmentEntity row) {
        return "platform env " + (isNew(row) ? "destroy " : "show ") + row.name;
    }

    private static boolean isNew(EnvironmentEntity row) {
        return row.generation == 1;
    }

    private Uni<Void> step(Mutiny.Session session, EnvironmentEntity row, String message) {
        return session.flush()
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.step(session, row.createOperation, "provision", message));
    }

    private static Map<String, @Nullable Object> result(EnvironmentEntity row) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("environment", row.name);
        result.put("expiresAt", row.expiresAt);
        if (row.source() != null) {
            result.put("source", row.source());
        }
        return result;
    }
}
