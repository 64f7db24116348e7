package dev.paved.provisioner.secret;

import dev.paved.events.SecretEvent.Change;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.secret.SecretFailure.Changed;
import dev.paved.provisioner.secret.SecretFailure.Deleted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Sets, rotates and deletes secrets. What an idempotency key is held against has the value's fingerprint, not the value. */
@Singleton
class ChangeSecret {

    private final Commands commands;
    private final Secrets secrets;
    private final NewVersion newVersion;
    private final Fingerprints fingerprints;
    private final Settable settable;

    ChangeSecret(
            Commands commands, Secrets secrets, NewVersion newVersion, Fingerprints fingerprints, Settable settable) {
        this.commands = commands;
        this.secrets = secrets;
        this.newVersion = newVersion;
        this.fingerprints = fingerprints;
        this.settable = settable;
    }

    /** Sets {@code value}, whether there is such a secret or not; a deleted one is there again. */
    Response set(SecretRef ref, SecretValue value, @Nullable Long expected) {
        return commands.accept("secret.set", ref.subject(), request(Optional.of(value), expected), () -> {
            settable.check(ref);
            var kept = newVersion.keep(ref, value, Change.SET, null, false);
            return new Work(
                    (session, cause) -> claim(session, ref, expected)
                            .chain(found -> newVersion.add(session, ref, found, kept, cause)),
                    newVersion::committed);
        });
    }

    /** Gives a secret that is there {@code value}, or one that nobody knows. */
    Response rotate(SecretRef ref, Optional<SecretValue> value, @Nullable Long expected) {
        return commands.accept("secret.rotate", ref.subject(), request(value, expected), () -> {
            var kept =
                    newVersion.keep(ref, value.orElseGet(SecretValue::random), Change.ROTATED, null, value.isEmpty());
            return new Work(
                    (session, cause) -> claim(session, ref, expected)
                            .chain(found -> secrets.present(session, ref, found))
                            .invoke(secret -> refuseDeleted(ref, secret))
                            .chain(secret -> newVersion.add(session, ref, Optional.of(secret), kept, cause)),
                    newVersion::committed);
        });
    }

    /** Deletes a secret, so that it can be restored; with {@code purge}, it and its versions for good. */
    Response delete(SecretRef ref, boolean purge, @Nullable Long expected) {
        return commands.accept(
                purge ? "secret.purge" : "secret.delete",
                ref.subject(),
                request(Optional.empty(), expected),
                (session, cause) -> claim(session, ref, expected)
                        .chain(found -> secrets.present(session, ref, found))
                        .chain(secret -> delete(session, ref, secret, purge, cause)),
                newVersion::committed);
    }

    private Uni<Acceptance> delete(
            Mutiny.Session session, SecretRef ref, SecretEntity secret, boolean purge, Cause cause) {
        boolean before = secret.isDeleted();
        if (before && !purge) {
            refuseDeleted(ref, secret);
        }
        if (!before) {
            secret.deletedAt = newVersion.now();
            secret.deletedBy = cause.actor();
            secret.changed(cause.actor(), secret.deletedAt);
        }
        return (purge ? session.remove(secret).call(session::flush) : session.flush())
                .chain(() -> before
                        ? Uni.createFrom().voidItem()
                        : newVersion.tell(session, ref, secret.current, Change.DELETED, cause))
                .map(ignored -> Acceptance.done(SecretView.of(secret, newVersion.now())));
    }

    /** The secret, held; refused where it is not at the version {@code expected}, if any: 0 is that there is none. */
    private Uni<Optional<SecretEntity>> claim(Mutiny.Session session, SecretRef ref, @Nullable Long expected) {
        return secrets.claim(session, ref).invoke(found -> {
            Optional<SecretEntity> present = found.filter(secret -> !secret.isDeleted());
            long at = present.map(secret -> secret.current).orElse(0L);
            if (expected != null && expected != at) {
                throw new RefusedException(new Changed(
                        ref,
                        expected,
                        present.map(secret -> "is at version %d, by %s since %s"
                                        .formatted(at, secret.updatedBy, secret.updatedAt))
                                .orElse("is not there")));
            }
        });
    }

    static void refuseDeleted(SecretRef ref, SecretEntity secret) {
        if (secret.isDeleted()) {
            throw new RefusedException(new Deleted(ref, secret.deletedBy, secret.deletedAt));
        }
    }

    private Map<String, Object> request(Optional<SecretValue> value, @Nullable Long expected) {
        Map<String, Object> request = new HashMap<>();
        value.ifPresent(given -> request.put("fingerprint", fingerprints.of(given)));
        if (expected != null) {
            request.put("expectedVersion", expected);
        }
        return request;
    }
}
