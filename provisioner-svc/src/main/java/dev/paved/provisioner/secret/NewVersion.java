package dev.paved.provisioner.secret;

import dev.paved.events.EventIds;
import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.ProvisionerSettings.Backend;
import dev.paved.provisioner.environment.EntrustedEnvironments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Gives a secret its next version, and tells of every change: in the transaction of a command that holds the secret. */
@Singleton
class NewVersion {

    /**
     * A value that is kept for one version before the transaction begins.
     *
     * @param backend where it is kept
     * @param sealed what of it is kept in the version's row; null where nothing is
     * @param restoredFrom the version it has the value of, where it is restored
     * @param generated whether the platform made it itself
     */
    record Kept(
            ValuePlace place,
            Backend backend,
            byte @Nullable [] sealed,
            Change change,
            @Nullable Long restoredFrom,
            boolean generated) {}

    private final Secrets secrets;
    private final ValueStores values;
    private final Outbox outbox;
    private final InstantSource time;
    private final EventIds ids;
    private final EntrustedEnvironments environments;
    private final int keptVersions;

    NewVersion(
            Secrets secrets,
            ValueStores values,
            Outbox outbox,
            InstantSource time,
            EventIds ids,
            EntrustedEnvironments environments,
            ProvisionerSettings settings) {
        this.secrets = secrets;
        this.values = values;
        this.outbox = outbox;
        this.time = time;
        this.ids = ids;
        this.environments = environments;
        this.keptVersions = settings.secrets().keptVersions();
    }

    /** Keeps {@code value} for a version to come. */
    Kept keep(SecretRef ref, SecretValue value, Change change, @Nullable Long restoredFrom, boolean generated) {
        ValuePlace place = ref.place(ids.next().toString());
        ValueStore store = values.chosen();
        return new Kept(place, store.backend(), store.keep(place, value), change, restoredFrom, generated);
    }

    /** What is to be done once a change is committed. */
    void committed() {
        values.released();
        environments.given();
    }

    /** The secret at its new version: 201 where it is its first. */
    Uni<Acceptance> add(Mutiny.Session session, SecretRef ref, Optional<SecretEntity> found, Kept kept, Cause cause) {
        Instant now = now();
        SecretEntity secret = found.orElseGet(() -> SecretEntity.of(ids.next().toString(), ref, now));
        secret.current++;
        secret.deletedAt = null;
        secret.deletedBy = null;
        secret.generated = kept.generated();
        secret.changed(cause.actor(), now);
        return (found.isPresent() ? session.flush() : session.persist(secret).call(session::flush))
                .chain(() -> session.persist(row(secret, kept)).call(session::flush))
                .chain(() -> values.of(kept.backend()).claim(session, kept.place()))
                .chain(() -> secrets.prune(session, secret, keptVersions))
                .chain(() -> tell(session, ref, secret.current, kept.change(), cause))
                .map(ignored -> new Acceptance.Done(found.isPresent() ? 200 : 201, SecretView.of(secret, now)));
    }

    /** Publishes what became of the secret. */
    Uni<Void> tell(Mutiny.Session session, SecretRef ref, long version, Change change, Cause cause) {
        return outbox.append(
                session,
                ref.subject(),
                new SecretChanged(ref.service(), ref.name(), ref.environment(), version, change),
                cause);
    }

    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static SecretVersionEntity row(SecretEntity secret, Kept kept) {
        SecretVersionEntity row = new SecretVersionEntity();
        row.id = kept.place().version();
        row.secret = secret.id;
        row.number = secret.current;
        row.backend = kept.backend();
        row.sealed = kept.sealed();
        row.generated = kept.generated();
        row.change = kept.change();
        row.restoredFrom = kept.restoredFrom();
        row.createdAt = secret.updatedAt;
        row.createdBy = secret.updatedBy;
        return row;
    }
}
