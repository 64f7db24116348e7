package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.secret.SecretValue;
import dev.paved.provisioner.secret.vault.VaultFailure.Gone;
import dev.paved.provisioner.secret.vault.VaultFailure.NotVersioned;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The KV engine. A path is written once and never changed, so its value is Vault's version 1 of it.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2">KV secrets engine, version 2 (API)</a>
 */
@Singleton
class KvEngine {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String VALUE = "value";
    private static final int ONLY_VERSION = 1;

    /** Written only where nothing is. */
    private static final VaultSecretsKV2UpdateSecretOptions IF_THERE_IS_NONE =
            new VaultSecretsKV2UpdateSecretOptions().setCas(0);

    private final VaultConnection connection;
    private final String mount;
    private final String prefix;

    KvEngine(VaultConnection connection, ProvisionerSettings settings) {
        this.connection = connection;
        this.mount = trimmed(settings.secrets().vault().mount());
        this.prefix = trimmed(settings.secrets().vault().prefix());
    }

    /** Puts {@code value} at {@code path}, where nothing may be. */
    void write(String path, SecretValue value) {
        try {
            ask(
                    "write",
                    "data",
                    path,
                    engine -> engine.updateSecret(full(path), IF_THERE_IS_NONE, Map.of(VALUE, value.reveal())));
        } catch (RefusedException e) {
            throw e.failure() instanceof NotVersioned ? takenBack(path) : e;
        }
    }

    /** An engine without versions took the path's first part for a part of its name, and takes it so again. */
    private RefusedException takenBack(String path) {
        try {
            ask("delete", "data", path, engine -> engine.deleteSecret(full(path)));
            return new RefusedException(new NotVersioned(mount, null));
        } catch (RefusedException e) {
            return new RefusedException(new NotVersioned(mount, mount + "/data/" + full(path)));
        }
    }

    /** The value at {@code path}. */
    SecretValue read(String path) {
        return Optional.ofNullable(ask("read", "data", path, engine -> engine.readSecret(full(path), ONLY_VERSION)))
                .map(answer -> answer.getData())
                .map(data -> data.get(VALUE))
                .filter(String.class::isInstance)
                .map(value -> new SecretValue((String) value))
                .orElseThrow(() -> new RefusedException(new Gone(mount + "/data/" + full(path))));
    }

    /** Destroys what is at {@code path}, if anything is. */
    void destroy(String path) {
        ask("delete", "metadata", path, engine -> engine.deleteSecretMetadata(full(path)));
    }

    private <T> @Nullable T ask(
            String action, String kind, String path, Function<VaultSecretsKV2, CompletionStage<T>> request) {
        VaultClient client = connection.client();
        try {
            return request.apply(client.secrets().kv2(mount))
                    .toCompletableFuture()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Vault", e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            String url = client.getBaseUrl().toString();
            throw VaultFailures.of(e, url, action, mount, mount + "/" + kind + "/" + full(path));
        }
    }

    private String full(String path) {
        return prefix.isEmpty() ? path : prefix + "/" + path;
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
