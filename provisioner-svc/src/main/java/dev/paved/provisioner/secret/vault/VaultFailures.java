package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.secret.vault.VaultFailure.Denied;
import dev.paved.provisioner.secret.vault.VaultFailure.Gone;
import dev.paved.provisioner.secret.vault.VaultFailure.LoginRefused;
import dev.paved.provisioner.secret.vault.VaultFailure.NoEngine;
import dev.paved.provisioner.secret.vault.VaultFailure.NotVersioned;
import dev.paved.provisioner.secret.vault.VaultFailure.Sealed;
import dev.paved.provisioner.secret.vault.VaultFailure.Taken;
import dev.paved.provisioner.secret.vault.VaultFailure.Unavailable;
import io.quarkus.vault.client.VaultClientException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer of Vault means. Of its words only those are used that are known: others might quote a request.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs#http-status-codes">Vault's HTTP status codes</a>
 */
final class VaultFailures {

    private VaultFailures() {}

    /** Why {@code action} on {@code path}, below {@code mount}, failed. */
    static RefusedException of(Throwable failure, String url, String action, String mount, String path) {
        Throwable cause = cause(failure);
        if (cause instanceof RefusedException known) {
            return known;
        }
        if (cause instanceof VaultClientException answer && answer.getStatus() != null) {
            return new RefusedException(of(answer, answer.getStatus(), url, action, mount, path));
        }
        return new RefusedException(new Unavailable(url, reason(cause)));
    }

    private static VaultFailure of(
            VaultClientException answer, int status, String url, String action, String mount, String path) {
        if (answer.getRequestPath().contains("/v1/auth/") && status >= 400 && status < 500) {
            return new LoginRefused(status);
        }
        return switch (status) {
            case 200 -> new Unavailable(url, "it answered with something that is not Vault's, as a proxy might");
            case 204 -> new NotVersioned(mount, null);
            case 403 -> new Denied(action, path);
            case 404 -> answer.hasErrorContaining("no handler for route") ? new NoEngine(mount) : new Gone(path);
            case 400 ->
                answer.hasErrorContaining("check-and-set") ? new Taken(path) : new Unavailable(url, answered(status));
            case 503 -> answer.hasErrorContaining("sealed") ? new Sealed(url) : new Unavailable(url, answered(status));
            default -> new Unavailable(url, answered(status));
        };
    }

    private static String answered(int status) {
        return "it answered with the status " + status + ", and its log says why";
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case TimeoutException ignored -> "it gave no answer in time";
            case IOException network when network.getMessage() != null -> network.getMessage();
            default -> "the connection was lost (" + cause.getClass().getSimpleName() + ")";
        };
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        @Nullable Throwable next = cause.getCause();
        while (next != null && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = next;
            next = cause.getCause();
        }
        return cause;
    }
}
