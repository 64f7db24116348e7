package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.Belongings.Order;
import dev.paved.provisioner.environment.EnvironmentCommands.Outcome;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.TtlLimits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Changes what an environment is to have; its data stays, and what would lose some is refused. */
@Singleton
class ChangeEnvironment {

    static final String KIND = "environment.apply";

    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final ProvisionerSettings settings;
    private final TtlLimits limits;

    ChangeEnvironment(
            Operations operations, Outbox outbox, InstantSource time, ProvisionerSettings settings, TtlLimits limits) {
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
        this.limits = limits;
    }

    /** Changes the environment of the row {@code present}, which is locked, to {@code spec}; where it is that already, nothing is done. */
    Uni<Outcome> apply(
            Mutiny.Session session,
            EnvironmentEntity present,
            EnvironmentSpec spec,
            Order order,
            Provenance provenance,
            Cause cause) {
        refusal(present, spec, provenance.origin()).ifPresent(failure -> {
            throw new RefusedException(failure);
        });
        Desired wanted = Desired.of(spec);
        boolean same = wanted.equals(present.desired());
        if (same && present.phase != Phase.FAILED) {
            return unchanged(session, present, provenance);
        }
        present.from(provenance.source());
        return begin(session, present, wanted, same, order, cause);
    }

    /** A commit that says the same is noted all the same: it is what the environment is like now. */
    private static Uni<Outcome> unchanged(Mutiny.Session session, EnvironmentEntity row, Provenance provenance) {
        if (provenance.source() != null) {
            row.from(provenance.source());
        }
        return session.flush().replaceWith(() -> new Outcome.Unchanged(row.id, EnvironmentView.of(row)));
    }

    private Uni<Outcome> begin(
            Mutiny.Session session, EnvironmentEntity row, Desired wanted, boolean same, Order order, Cause cause) {
        Duration ttl = wanted.ttl();
        boolean moved = ttl != null && !ttl.equals(row.desired().ttl());
        Optional<String> left = NotApplied.told(row, wanted);
        if (ttl != null && moved) {
            live(row, ttl);
        }
        return superseded(session, row)
                .chain(() -> operations.open(session, KIND, row.subject(), cause.actor(), settings.provideWithin()))
                .call(operation -> {
                    want(row, wanted, same, operation, cause);
                    return session.flush();
                })
                .call(operation -> left.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : operations.step(session, operation.id(), "compare", left.get()))
                .call(() -> moved && row.expiresAt != null
                        ? outbox.append(
                                session,
                                row.subject(),
                                new EnvironmentExtended(row.name, row.type, row.expiresAt),
                                cause)
                        : Uni.createFrom().voidItem())
                .call(() -> order.place(session, cause))
                .map(operation -> new Outcome.Begun(row.id, operation));
    }

    private static void want(EnvironmentEntity row, Desired wanted, boolean same, Operation operation, Cause cause) {
        row.spec = Stored.text(wanted);
        row.generation += same ? 0 : 1;
        row.entrustedRevision = ""; // What is given is looked for again: somebody may have deleted it.
        if (row.phase != Phase.REQUESTED && row.phase != Phase.PROVISIONING) {
            row.become(Phase.PROVISIONING, null);
        }
        row.createOperation = operation.id();
        row.deadline = operation.deadline();
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
    }

    /** What was asked for before and is not there yet is not asked for any more. */
    private Uni<Void> superseded(Mutiny.Session session, EnvironmentEntity row) {
        return row.createOperation == null
                ? Uni.createFrom().voidItem()
                : operations.fail(
                        session,
                        row.createOperation,
                        OperationError.because(
                                "It was asked for something newer before it was ready.",
                                "platform env show " + row.name));
    }

    private void live(EnvironmentEntity row, Duration ttl) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = now.plus(ttl);
        Instant latest = row.createdAt.plus(limits.most());
        if (end.isAfter(latest)) {
            throw new RefusedException(Invalid.field("/spec/ttl", limits.tooLate(now, latest)));
        }
        row.expiresAt = end;
        row.warnAt = limits.warning(row.createdAt, end);
    }

    private Optional<Failure> refusal(EnvironmentEntity row, EnvironmentSpec spec, @Nullable String origin) {
        if (row.isDue(time.instant())) {
            return Optional.of(
                    new EnvironmentFailure.Ending(row.name, Expiry.reason(Objects.requireNonNull(row.expiresAt))));
        }
        if (row.phase.isEnding()) {
            return Optional.of(new EnvironmentFailure.Ending(row.name, String.valueOf(row.reason)));
        }
        if (row.permanent && spec.ttl() != null) {
            return Optional.of(Invalid.field(
                    "/spec/ttl", "must be left out: " + row.name + " is the platform's own and never expires"));
        }
        if (!Objects.equals(row.origin, origin)) {
            return Optional.of(new EnvironmentFailure.OfAnother(row.name, row.origin, origin));
        }
        if (row.type != spec.type()) {
            return Optional.of(Invalid.field(
                    "/spec/type",
                    "must stay " + row.type.name().toLowerCase(Locale.ROOT)
                            + ": the type of an environment never changes; give another name"));
        }
        Desired wanted = Desired.of(spec);
        return row.desired().databases().stream()
                .flatMap(database -> loss(row, database, wanted).stream())
                .findFirst();
    }

    /** What would lose data, or cannot be done yet. */
    private static Optional<Failure> loss(EnvironmentEntity row, DatabaseSpec present, Desired wanted) {
        Optional<DatabaseSpec> next = wanted.databases().stream()
                .filter(database -> database.service().equals(present.service()))
                .findFirst();
        String named = present.service() + " --env " + row.name;
        if (next.isEmpty()) {
            return Optional.of(new Conflict(
                    "The manifest has no database of '%s' any more, but the environment '%s' has one: applying a manifest never deletes data. Nothing was changed."
                            .formatted(present.service(), row.name),
                    "delete it with platform database delete " + named + ", then take it out of the manifest"));
        }
        return next.get().size() == present.size()
                ? Optional.empty()
                : Optional.of(new Conflict(
                        "The database of '%s' in '%s' is %s, and a database's size cannot be changed yet. Nothing was changed."
                                .formatted(
                                        present.service(),
                                        row.name,
                                        present.size().word()),
                        "platform database show " + named));
    }
}
