package dev.paved.provisioner.secret;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.time.Ttl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Says how often a secret is to have a new value. */
@Singleton
class SetRotation {

    private final Commands commands;
    private final Secrets secrets;
    private final NewVersion newVersion;

    SetRotation(Commands commands, Secrets secrets, NewVersion newVersion) {
        this.commands = commands;
        this.secrets = secrets;
        this.newVersion = newVersion;
    }

    /** Every so often from the present value on, or not any more. */
    Response set(SecretRef ref, Optional<Duration> every) {
        return commands.accept(
                "secret.policy",
                ref.subject(),
                Map.of("rotateEvery", every.map(Ttl::text).orElse("none")),
                (session, cause) -> secrets.claim(session, ref)
                        .chain(found -> secrets.present(session, ref, found))
                        .invoke(secret -> ChangeSecret.refuseDeleted(ref, secret))
                        .invoke(secret -> secret.rotateEvery(every.orElse(null)))
                        .call(session::flush)
                        .map(secret -> Acceptance.done(SecretView.of(secret, newVersion.now()))));
    }
}
