package dev.paved.provisioner.secret;

import dev.paved.events.EventIds;
import dev.paved.events.SecretEvent.Change;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.ProvisionerSettings;
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
     * A value, sealed for one version before the transaction begins.
     *
     * @param id the id of that version
     * @param restoredFrom the version it has the value of, where it is restored
     */
    record Sealed(
            String id,
            byte[] value,
            Change change,
            @Nullable Long restoredFrom) {}

    private final Secrets secrets;
    private final Sealing sealing;
    private final Outbox outbox;
    private final InstantSource time;
    private final EventIds ids;
    private final int kept;

    NewVersion(
            Secrets secrets,
            Sealing sealing,
            Outbox outbox,
            InstantSource time,
            EventIds ids,
            ProvisionerSettings settings) {
        this.secrets = secrets;
        this.sealing = sealing;
        this.outbox = outbox;
        this.time = time;
        this.ids = ids;
        this.kept = settings.secrets().keptVersions();
    }

    int kept() {
        return kept;
    }

    Sealed seal(SecretRef ref, SecretValue value, Change change, @Nullable Long restoredFrom) {
        String id = ids.next().toString();
        return new Sealed(id, sealing.seal(value, ref.context(id)), change, restoredFrom);
    }

    /** The secret at its new version: 201 where it is its first. */
    Uni<Acceptance> add(
            Mutiny.Session session, SecretRef ref, Optional<SecretEntity> found, Sealed sealed, Cause cause) {
        Instant now = now();
        SecretEntity secret = found.orElseGet(() -> SecretEntity.of(ids.next().toString(), ref, now));
        secret.current++;
        secret.deletedAt = null;
        secret.deletedBy = null;
        secret.changed(cause.actor(), now);
        return (found.isPresent() ? session.flush() : session.persist(secret).call(session::flush))
                .chain(() -> session.persist(row(secret, sealed)).call(session::flush))
                .chain(() -> secrets.prune(session, secret, kept))
                .chain(() -> tell(session, ref, secret.current, sealed.change(), cause))
                .map(ignored -> new Acceptance.Done(found.isPresent() ? 200 : 201, SecretView.of(secret)));
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

    private static SecretVersionEntity row(SecretEntity secret, Sealed sealed) {
        SecretVersionEntity row = new SecretVersionEntity();
        row.id = sealed.id();
        row.secret = secret.id;
        row.number = secret.current;
        row.sealed = sealed.value();
        row.change = sealed.change();
        row.restoredFrom = sealed.restoredFrom();
        row.createdAt = secret.updatedAt;
        row.createdBy = secret.updatedBy;
        return row;
    }
}
