package dev.paved.provisioner.database;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.LivingEnvironments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Removes a database until it is seen to be gone. Its operation gives up at the deadline, the removal never. */
@Singleton
class Removal {

    private static final Logger LOG = Logger.getLogger(Removal.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** Longer than an instance may be stopped between the check of its lease and what it does then. */
    private static final Duration LAST_LOOK = Duration.ofMinutes(10);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /**
     * What a removal did.
     *
     * @param removed what is confirmed gone
     * @param left what stood in its place and is not Paved's
     */
    record Receipt(String service, String environment, List<String> removed, List<String> left, Instant verifiedAt) {}

    private final Databases databases;
    private final DatabaseProvider provider;
    private final LivingEnvironments environments;
    private final Operations operations;
    private final InstantSource time;
    private final CrashPoints crash;

    Removal(
            Databases databases,
            DatabaseProvider provider,
            LivingEnvironments environments,
            Operations operations,
            InstantSource time,
            CrashPoints crash) {
        this.databases = databases;
        this.provider = provider;
        this.environments = environments;
        this.operations = operations;
        this.time = time;
        this.crash = crash;
    }

    Requeue proceed(DatabaseEntity seen, Lease lease) {
        try {
            DatabasePresence found = provider.observe(seen.site());
            if (found.own().isEmpty()) {
                return gone(seen, lease, found.foreign());
            }
            begin(seen, lease, found.own());
            provider.remove(seen.site());
            crash.at("database-removed");
            DatabasePresence left = provider.observe(seen.site());
            return left.own().isEmpty() ? gone(seen, lease, left.foreign()) : stuck(seen, lease, obstacle(left));
        } catch (ProviderException e) {
            return stuck(seen, lease, String.valueOf(e.getMessage()));
        }
    }

    private static String obstacle(DatabasePresence left) {
        return left instanceof DatabasePresence.Going going
                ? going.what()
                : String.join(" and ", left.own()) + " is still there";
    }

    /** Removes what an instance made that was so slow that it had lost its lease meanwhile. */
    Requeue lookAgain(DatabaseEntity seen, Lease lease) {
        try {
            if (!provider.observe(seen.site()).own().isEmpty()) {
                provider.remove(seen.site());
                return Requeue.after(AGAIN);
            }
        } catch (ProviderException e) {
            LOG.warnf("database=%s cannot be looked at again: %s", seen.name, e.getMessage());
            return Requeue.after(LOOK_AGAIN);
        }
        return databases.change(seen.id, lease, (session, row) -> {
            row.lookAgainAt = null;
            return session.flush().replaceWith(Requeue.settled());
        });
    }

    private void begin(DatabaseEntity seen, Lease lease, List<String> own) {
        databases.change(seen.id, lease, (session, row) -> {
            Set<String> found = new LinkedHashSet<>(DatabaseEntity.lines(row.found));
            found.addAll(own);
            row.found = String.join("\n", found);
            return told(session, row, "removing " + String.join(" and ", own));
        });
    }

    private Requeue gone(DatabaseEntity seen, Lease lease, List<String> foreign) {
        Requeue next = databases.change(seen.id, lease, (session, row) -> {
            Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
            Set<String> confirmed = new LinkedHashSet<>(
                    row.readyAt == null ? List.of() : provider.objects(row.site())); // What never was is not gone.
            confirmed.addAll(DatabaseEntity.lines(row.found));
            List<String> removed = confirmed.stream()
                    .filter(object -> !foreign.contains(object))
                    .toList();
            row.found = null;
            row.identity = null;
            row.removed = String.join("\n", removed);
            row.leftAlone = String.join("\n", foreign);
            row.password = null;
            row.seed = null;
            row.deadline = null;
            row.observedGeneration = row.generation;
            row.lookAgainAt = now.plus(LAST_LOOK);
            Receipt receipt = new Receipt(row.service, row.environment, removed, foreign, now);
            return (row.phase == DatabasePhase.UNDOING ? failed(session, row, receipt) : deleted(session, row, receipt))
                    .replaceWith(Requeue.settled());
        });
        environments.wake(seen.environmentId);
        return next;
    }

    private Uni<Void> failed(Mutiny.Session session, DatabaseEntity row, Receipt receipt) {
        String reason = "It could not be made: " + row.failure + ". Nothing of it is left.";
        row.become(DatabasePhase.FAILED, reason);
        return session.flush()
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations
                                .endStep(session, row.createOperation, "nothing of it is left")
                                .chain(() -> operations.fail(
                                        session,
                                        row.createOperation,
                                        OperationError.because(reason, row.next()),
                                        receipt)));
    }

    private Uni<Void> deleted(Mutiny.Session session, DatabaseEntity row, Receipt receipt) {
        if (row.phase != DatabasePhase.DELETING) {
            return Uni.createFrom().voidItem();
        }
        row.become(DatabasePhase.DELETED, row.reason);
        row.deletedAt = receipt.verifiedAt();
        return session.flush()
                .chain(() -> row.deleteOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.succeed(session, row.deleteOperation, receipt));
    }

    private Requeue stuck(DatabaseEntity seen, Lease lease, String why) {
        return databases.change(seen.id, lease, (session, row) -> {
            row.message = "not gone yet: " + why + ". It is tried again by itself.";
            String operation = operation(row);
            return session.flush()
                    .chain(() -> operation != null && row.isOverdue(time.instant())
                            ? operations.fail(
                                    session,
                                    operation,
                                    OperationError.because(
                                            "It is not gone in time: " + row.message,
                                            "platform database show " + row.arguments()))
                            : told(session, row, row.message))
                    .replaceWith(Requeue.after(AGAIN));
        });
    }

    private Uni<Void> told(Mutiny.Session session, DatabaseEntity row, @Nullable String message) {
        String operation = operation(row);
        return session.flush()
                .chain(() -> operation == null
                        ? Uni.createFrom().voidItem()
                        : operations.step(
                                session, operation, row.phase == DatabasePhase.UNDOING ? "undo" : "remove", message));
    }

    private static @Nullable String operation(DatabaseEntity row) {
        return row.phase == DatabasePhase.UNDOING ? row.createOperation : row.deleteOperation;
    }
}
