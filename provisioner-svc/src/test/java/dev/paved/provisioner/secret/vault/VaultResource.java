package dev.paved.provisioner.secret.vault;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets the provisioner keep values in a stand-in for Vault. */
public final class VaultResource implements QuarkusTestResourceLifecycleManager {

    private static @Nullable VaultStandIn running;

    @Override
    public Map<String, String> start() {
        VaultStandIn vault = VaultStandIn.start();
        running = vault;
        return Map.of(
                "paved.provisioner.secrets.backend",
                "vault",
                "quarkus.vault.url",
                vault.url(),
                "quarkus.vault.read-timeout",
                "2S",
                "quarkus.vault.authentication.client-token",
                VaultStandIn.TOKEN);
    }

    /** The stand-in; each test leaves it without troubles. */
    public static VaultStandIn vault() {
        return Objects.requireNonNull(running);
    }

    @Override
    public void stop() {
        vault().close();
    }
}
