package dev.paved.kit.encryption;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.encryption.SealedValues.Rewrapped;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Brings every sealed value under the primary master key: after a rotation, and after keys were put into the file by
 * hand. What a crash leaves half done is gone on with; values sealed meanwhile with the old key are found by the next full
 * look.
 */
@Singleton
@IfBuildProperty(name = "paved.encryption.enabled", stringValue = "true")
public class KeyRotation implements Reconciler {

    /** Its name. */
    public static final String NAME = "master-keys";
    /** The one thing that it looks at. */
    public static final String ALL = "all";

    private static final Duration MEANWHILE = Duration.ofSeconds(30);

    /** A key that was asked for, and the operation that brings everything under it. */
    private record Requested(int key, boolean made, String operation) {
        static Stream<Requested> of(MasterKeyEntity row) {
            return Stream.ofNullable(row.operation)
                    .map(operation -> new Requested(row.id, row.addedAt != null, operation));
        }
    }

    private final KeyLedger ledger;
    private final MasterKeys keys;
    private final SealedValues values;
    private final RetiredKeys retired;
    private final Operations operations;
    private final Transactions transactions;
    private final Leases leases;
    private final CrashPoints crash;
    private final InstantSource time;

    KeyRotation(
            KeyLedger ledger,
            MasterKeys keys,
            SealedValues values,
            RetiredKeys retired,
            Operations operations,
            Transactions transactions,
            Leases leases,
            CrashPoints crash,
            InstantSource time) {
        this.ledger = ledger;
        this.keys = keys;
        this.values = values;
        this.retired = retired;
        this.operations = operations;
        this.transactions = transactions;
        this.leases = leases;
        this.crash = crash;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration resync() {
        return MEANWHILE;
    }

    /** Every instance asks this, also those that another one's lease keeps from the work: they learn of new keys here. */
    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return ledger.learn(session).replaceWith(List.of(ALL));
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        transactions.run(ledger::learn);
        Optional<Requested> requested = requested();
        try {
            if (requested.filter(this::isTooLate).isPresent()) {
                late(requested.get(), "was not made in time, and nothing was changed", lease);
                return Requeue.settled();
            }
            requested.filter(asked -> !asked.made()).ifPresent(asked -> {
                keys.file().change(present -> present.withNewPrimary(asked.key()));
                crash.at("master-key-written");
            });
            Keyset present = keys.complete();
            guarded(lease, session -> ledger.note(session, present));
            return rewrap(present, requested, lease);
        } catch (KeysUnavailable e) {
            requested.ifPresent(asked -> fail(asked, String.valueOf(e.getMessage()), lease));
            return Requeue.after(MEANWHILE);
        }
    }

    private Requeue rewrap(Keyset present, Optional<Requested> requested, Lease lease) {
        Rewrapped some = guarded(lease, session -> values.rewrap(session, present));
        if (some.done() > 0) {
            crash.at("values-rewrapped");
            requested
                    .filter(this::isOverdue)
                    .ifPresent(asked -> late(
                            asked,
                            "is in use, but not all values were moved to it in time; that goes on by itself",
                            lease));
            return Requeue.now();
        }
        requested.ifPresent(asked -> end(asked, some.broken(), lease));
        retired.remove(present, lease);
        return Requeue.settled();
    }

    private Optional<Requested> requested() {
        return transactions.run(ledger::all).stream().flatMap(Requested::of).findFirst();
    }

    private void end(Requested asked, int broken, Lease lease) {
        guarded(
                lease,
                session -> (broken == 0
                                ? operations.succeed(
                                        session, asked.operation(), Map.of("masterKey", Envelope.text(asked.key())))
                                : operations.fail(session, asked.operation(), unopened(asked, broken)))
                        .chain(() -> forget(session, asked)));
    }

    private boolean isOverdue(Requested asked) {
        return operations
                .find(asked.operation())
                .map(Operation::deadline)
                .filter(deadline -> !time.instant().isBefore(deadline))
                .isPresent();
    }

    /** Whether its time was up before the key was made. */
    private boolean isTooLate(Requested asked) {
        return !asked.made() && !keys.present().ids().contains(asked.key()) && isOverdue(asked);
    }

    private void late(Requested asked, String what, Lease lease) {
        fail(asked, "The master key " + Envelope.text(asked.key()) + " " + what + ".", lease);
    }

    private void fail(Requested asked, String why, Lease lease) {
        OperationError error = OperationError.because(why, "platform secrets rotate-key");
        guarded(
                lease,
                session -> operations.fail(session, asked.operation(), error).chain(() -> forget(session, asked)));
    }

    /** It is an ordinary key from now on; one that never got into the file is none. */
    private static Uni<Void> forget(Mutiny.Session session, Requested asked) {
        return session.find(MasterKeyEntity.class, asked.key()).chain(row -> {
            row.operation = null;
            return row.addedAt == null ? session.remove(row) : session.flush();
        });
    }

    private static OperationError unopened(Requested asked, int broken) {
        return OperationError.because(
                "The master key " + Envelope.text(asked.key()) + " is in use, but " + broken
                        + " values could not be moved to it: they were damaged. The keys they have stay.",
                "platform logs provisioner");
    }

    private <T extends @Nullable Object> T guarded(Lease lease, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> work.apply(session)));
    }
}
