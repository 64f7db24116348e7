package dev.paved.provisioner.secret;

import dev.paved.events.SecretEvent.Change;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.secret.SecretFailure.Changed;
import dev.paved.provisioner.secret.SecretFailure.NothingToRestore;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a secret the value of an earlier version again, as a version of its own; a deleted one is there again. */
@Singleton
class RestoreSecret {

    private final Commands commands;
    private final Transactions transactions;
    private final Secrets secrets;
    private final ReadSecret reading;
    private final NewVersion newVersion;

    RestoreSecret(
            Commands commands, Transactions transactions, Secrets secrets, ReadSecret reading, NewVersion newVersion) {
        this.commands = commands;
        this.transactions = transactions;
        this.secrets = secrets;
        this.reading = reading;
        this.newVersion = newVersion;
    }

    /** Restores {@code version}, or the last one of a deleted secret. */
    Response restore(SecretRef ref, @Nullable Long version, @Nullable Long expected) {
        Map<String, Object> request = new HashMap<>();
        request.put("version", version);
        request.put("expectedVersion", expected);
        return commands.accept("secret.restore", ref.subject(), request, () -> plan(ref, version, expected));
    }

    private Work plan(SecretRef ref, @Nullable Long version, @Nullable Long expected) {
        SecretEntity seen = transactions.run(session -> secrets.named(session, ref));
        if (!seen.isDeleted() && (version == null || version == seen.current)) {
            throw new RefusedException(new NothingToRestore(ref, seen.current));
        }
        if (expected != null && expected != seen.current) {
            throw changed(ref, expected, seen);
        }
        long from = version == null ? seen.current : version;
        SecretVersionEntity source = reading.version(ref, seen, from);
        var kept = newVersion.keep(ref, reading.open(ref, source), Change.RESTORED, from, source.generated);
        return new Work(
                (session, cause) -> secrets.claim(session, ref)
                        .chain(found -> secrets.present(session, ref, found))
                        .chain(secret -> {
                            if (secret.version != seen.version) {
                                throw changed(ref, seen.current, secret);
                            }
                            return newVersion.add(session, ref, Optional.of(secret), kept, cause);
                        }),
                newVersion::committed);
    }

    private static RefusedException changed(SecretRef ref, long expected, SecretEntity secret) {
        return new RefusedException(new Changed(
                ref,
                expected,
                "is at version %d, changed by %s at %s".formatted(secret.current, secret.updatedBy, secret.updatedAt)));
    }
}
