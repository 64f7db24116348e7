package dev.paved.kit.encryption;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.reconcile.Reconcilers;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for a new master key: its id is chosen now, and made by whoever works on it, once however often that is tried. */
@Singleton
@IfBuildProperty(name = "paved.encryption.enabled", stringValue = "true")
public class RotateMasterKey {

    /** The kind of its operation. */
    public static final String KIND = "secrets.rotate-key";

    private static final Duration LIMIT = Duration.ofHours(1);

    private final KeyLedger ledger;
    private final MasterKeys keys;
    private final Operations operations;
    private final Reconcilers reconcilers;

    RotateMasterKey(KeyLedger ledger, MasterKeys keys, Operations operations, Reconcilers reconcilers) {
        this.ledger = ledger;
        this.keys = keys;
        this.operations = operations;
        this.reconcilers = reconcilers;
    }

    /**
     * Whether the keys can be used as they are.
     *
     * @throws KeysUnavailable where they cannot
     */
    public void check() {
        keys.complete();
    }

    /** The operation that ends once all is sealed with the new key; refused while there is one. */
    public Uni<Operation> begin(Mutiny.Session session, Cause cause) {
        return session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('master_key')) as text)", String.class)
                .getSingleResult()
                .chain(() -> ledger.all(session))
                .invoke(RotateMasterKey::refuseSecond)
                .chain(rows -> operations
                        .open(session, KIND, "master-keys", cause.actor(), LIMIT)
                        .call(operation -> session.persist(requested(rows, operation))));
    }

    /** What is to be done once that is committed. */
    public void wake() {
        reconcilers.wake(KeyRotation.NAME, KeyRotation.ALL);
    }

    private static MasterKeyEntity requested(List<MasterKeyEntity> rows, Operation operation) {
        MasterKeyEntity row = new MasterKeyEntity();
        row.id = Keyset.newId(rows.stream().map(known -> known.id).collect(Collectors.toSet()));
        row.operation = operation.id();
        return row;
    }

    private static void refuseSecond(List<MasterKeyEntity> rows) {
        rows.stream()
                .flatMap(row -> Stream.ofNullable(row.operation))
                .findFirst()
                .ifPresent(id -> {
                    throw new RefusedException(new Conflict(
                            "The master key is being rotated already; nothing was changed.",
                            "platform operation wait " + id));
                });
    }
}
