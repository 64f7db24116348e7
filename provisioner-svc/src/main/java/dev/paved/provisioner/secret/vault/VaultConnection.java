package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.secret.vault.VaultFailure.NotConfigured;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.auth.VaultToken;
import io.quarkus.vault.client.http.vertx.VertxVaultHttpClient;
import io.quarkus.vault.runtime.VaultConfigHolder;
import io.quarkus.vault.runtime.client.MutinyVertxClientFactory;
import io.quarkus.vault.runtime.config.VaultRuntimeConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to Vault, which is not taken before a value is there or goes there. */
@Singleton
class VaultConnection {

    private final Supplier<VaultClient> configured;
    private final VaultConfigHolder holder;
    private final Vertx vertx;
    private final Optional<Path> tokenFile;
    private volatile @Nullable VaultClient client;

    @Inject
    VaultConnection(
            Instance<VaultClient> configured, VaultConfigHolder holder, Vertx vertx, ProvisionerSettings settings) {
        this(configured::get, holder, vertx, settings);
    }

    VaultConnection(
            Supplier<VaultClient> configured, VaultConfigHolder holder, Vertx vertx, ProvisionerSettings settings) {
        this.configured = configured;
        this.holder = holder;
        this.vertx = vertx;
        this.tokenFile = settings.secrets().vault().tokenFile();
    }

    /**
     * The client.
     *
     * @throws RefusedException where it is not said where Vault is, or who asks
     */
    VaultClient client() {
        VaultClient known = client;
        if (known == null) {
            VaultRuntimeConfig config = holder.getVaultRuntimeConfig();
            URL url = Optional.ofNullable(config)
                    .flatMap(VaultRuntimeConfig::url)
                    .orElseThrow(() -> refused("It is not said where Vault is.", "set quarkus.vault.url"));
            known = tokenFile.map(file -> withTokenOf(file, url, config)).orElseGet(() -> asConfigured(config));
            client = known;
        }
        return known;
    }

    private VaultClient asConfigured(VaultRuntimeConfig config) {
        if (!config.authentication().isDirectClientToken() && config.getAuthenticationType() == null) {
            throw refused(
                    "It is not said how to log in to Vault.",
                    "set paved.provisioner.secrets.vault.token-file or quarkus.vault.authentication.*");
        }
        return configured.get();
    }

    private VaultClient withTokenOf(Path file, URL url, VaultRuntimeConfig config) {
        VaultClient.Builder builder = VaultClient.builder()
                .baseUrl(url)
                .executor(new VertxVaultHttpClient(MutinyVertxClientFactory.createHttpClient(vertx, config, false)))
                .requestTimeout(config.readTimeout())
                .logConfidentialityLevel(config.logConfidentialityLevel())
                .tokenProvider(request -> CompletableFuture.completedStage(
                        VaultToken.neverExpires(token(file), request.getInstantSource())));
        config.enterprise().namespace().ifPresent(builder::namespace);
        return builder.build();
    }

    private static String token(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException unreadable) {
            throw refused("The file with Vault's token, " + file + ", can't be read.", "put the token into " + file);
        }
        throw refused("The file with Vault's token, " + file + ", is empty.", "put the token into " + file);
    }

    private static RefusedException refused(String why, String next) {
        return new RefusedException(new NotConfigured(why, next));
    }
}
