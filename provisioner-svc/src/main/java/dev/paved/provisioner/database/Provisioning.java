package dev.paved.provisioner.database;

import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.database.DatabasePresence.Foreign;
import dev.paved.provisioner.database.DatabasePresence.Going;
import dev.paved.provisioner.database.DatabasePresence.Incomplete;
import dev.paved.provisioner.database.DatabasePresence.Present;
import dev.paved.provisioner.environment.LivingEnvironments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** From asked for to ready, a step a look; what can never be made is undone. */
@Singleton
class Provisioning {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final String LOOK = "look";

    /** What came of a creation. */
    record Created(String service, String environment, String database, String type, String size) {}

    private final Databases databases;
    private final DatabaseProvider provider;
    private final Passwords passwords;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final CrashPoints crash;
    private final LivingEnvironments environments;

    Provisioning(
            Databases databases,
            DatabaseProvider provider,
            Passwords passwords,
            Operations operations,
            Outbox outbox,
            InstantSource time,
            CrashPoints crash,
            LivingEnvironments environments) {
        this.databases = databases;
        this.provider = provider;
        this.passwords = passwords;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.crash = crash;
        this.environments = environments;
    }

    Requeue proceed(DatabaseEntity seen, Lease lease) {
        try {
            String identity = provider.identity(seen.site());
            if (!Objects.equals(identity, seen.identity)) {
                return known(seen, lease, identity);
            }
            return switch (provider.observe(seen.site())) {
                case Present ignored -> ready(seen, lease);
                case Incomplete(var step, var ignored) -> advance(seen, lease, step);
                case Going(var what, var ignored) -> hindered(seen, lease, what);
                case Foreign(var foreign, var ignored) ->
                    impossible(
                            seen,
                            lease,
                            LOOK,
                            String.join(" and ", foreign)
                                    + " is there already, was not made by Paved and is left alone");
            };
        } catch (ProviderException e) {
            return hindered(seen, lease, String.valueOf(e.getMessage()));
        }
    }

    /** Nothing is done before it is recorded what was made. */
    private Requeue known(DatabaseEntity seen, Lease lease, @Nullable String identity) {
        return databases.change(seen.id, lease, (session, row) -> {
            row.identity = identity;
            return session.flush().replaceWith(Requeue.now());
        });
    }

    /** Says which step it takes, and takes it; one that is not done by being taken is taken again after a pause. */
    private Requeue advance(DatabaseEntity seen, Lease lease, String step) throws ProviderException {
        boolean taken = databases.change(seen.id, lease, (session, row) -> {
            if (row.phase != DatabasePhase.PROVISIONING) {
                return Uni.createFrom().item(false);
            }
            row.step = step;
            return told(session, row, step, null).replaceWith(true);
        });
        if (!taken) {
            return Requeue.now();
        }
        try {
            provider.advance(seen.site(), passwords.opened(seen));
        } catch (BrokenSeedException e) {
            return impossible(seen, lease, step, String.valueOf(e.getMessage()));
        }
        crash.at("database-" + step);
        return step.equals(seen.step) ? Requeue.after(AGAIN) : Requeue.now();
    }

    private Requeue ready(DatabaseEntity seen, Lease lease) {
        Requeue next = databases.change(seen.id, lease, (session, row) -> {
            if (row.phase != DatabasePhase.PROVISIONING) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.become(DatabasePhase.READY, null);
            row.readyAt = time.instant().truncatedTo(ChronoUnit.MILLIS);
            row.observedGeneration = row.generation;
            row.deadline = null;
            row.seed = null;
            return session.flush()
                    .chain(() -> outbox.append(
                            session,
                            row.subject(),
                            new DatabaseProvisioned(row.environment, row.service, row.name, row.type, row.size.word()),
                            row.cause()))
                    .chain(() -> row.createOperation == null
                            ? Uni.createFrom().voidItem()
                            : operations.succeed(session, row.createOperation, created(row)))
                    .replaceWith(Requeue.settled());
        });
        environments.wake(seen.environmentId);
        return next;
    }

    /** Trying the step again is of no use: what was made is removed, then it has failed. */
    private Requeue impossible(DatabaseEntity seen, Lease lease, String step, String why) {
        return databases.change(seen.id, lease, (session, row) -> {
            if (row.phase != DatabasePhase.PROVISIONING) {
                return Uni.createFrom().item(Requeue.now());
            }
            row.become(DatabasePhase.UNDOING, "It cannot be made, and is being undone: " + why + ".");
            row.failure = why;
            return told(session, row, step, why)
                    .chain(() -> row.createOperation == null
                            ? Uni.createFrom().voidItem()
                            : operations.failStep(session, row.createOperation, why))
                    .chain(() -> told(session, row, "undo", null))
                    .replaceWith(Requeue.now());
        });
    }

    /** Tries again, also after its operation has given up: it is wanted until it is deleted. */
    private Requeue hindered(DatabaseEntity seen, Lease lease, String why) {
        return databases.change(seen.id, lease, (session, row) -> {
            if (row.phase != DatabasePhase.PROVISIONING) {
                return Uni.createFrom().item(Requeue.now());
            }
            String step = row.step == null ? LOOK : row.step;
            row.message = "not ready yet, at the step '" + step + "': " + why + ". It is tried again by itself.";
            Uni<Void> news =
                    row.isOverdue(time.instant()) ? givenUp(session, row) : told(session, row, step, row.message);
            return news.replaceWith(Requeue.after(AGAIN));
        });
    }

    private Uni<Void> givenUp(Mutiny.Session session, DatabaseEntity row) {
        return session.flush()
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.fail(
                                session,
                                row.createOperation,
                                OperationError.because(
                                        "It could not be made in time: " + row.message,
                                        "platform database show " + row.arguments())));
    }

    private Uni<Void> told(Mutiny.Session session, DatabaseEntity row, String step, @Nullable String message) {
        return session.flush()
                .chain(() -> row.createOperation == null
                        ? Uni.createFrom().voidItem()
                        : operations.step(session, row.createOperation, step, message));
    }

    private static Created created(DatabaseEntity row) {
        return new Created(row.service, row.environment, row.name, row.type, row.size.word());
    }
}
