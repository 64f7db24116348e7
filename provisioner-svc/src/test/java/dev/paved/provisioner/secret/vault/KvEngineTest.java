package dev.paved.provisioner.secret.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.secret.SecretValue;
import io.quarkus.vault.runtime.VaultConfigHolder;
import io.quarkus.vault.runtime.client.VaultClientProducer;
import io.quarkus.vault.runtime.config.VaultRuntimeConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvEngineTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String TOKEN = "quarkus.vault.authentication.client-token";
    private static final String TOKEN_FILE = "paved.provisioner.secrets.vault.token-file";
    private static final SecretValue VALUE = new SecretValue("hunter2-\u20ac\n\"");

    @TempDir
    Path folder;

    private final VaultStandIn vault = VaultStandIn.start();

    @AfterEach
    void stop() {
        vault.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private KvEngine engine(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "paved.provisioner.home", folder.toString(),
                "quarkus.vault.url", vault.url(),
                "quarkus.vault.read-timeout", "2S"));
        all.putAll(settings);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ProvisionerSettings.class)
                .withMapping(VaultRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .withValidateUnknown(false)
                .build();
        VaultConfigHolder holder = new VaultConfigHolder();
        VaultRuntimeConfig found = config.getConfigMapping(VaultRuntimeConfig.class);
        if (found.url().isPresent()) {
            holder.setVaultRuntimeConfig(found);
        }
        ProvisionerSettings mine = config.getConfigMapping(ProvisionerSettings.class);
        return new KvEngine(
                new VaultConnection(
                        () -> new VaultClientProducer().sharedVaultClient(VERTX, holder, false), holder, VERTX, mine),
                mine);
    }

    private KvEngine engine() {
        return engine(Map.of(TOKEN, VaultStandIn.TOKEN));
    }

    private static Problem refusal(Runnable action) {
        return catchThrowableOfType(RefusedException.class, action::run)
                .failure()
                .problem();
    }

    @Test
    void value_is_written_once_read_and_destroyed() {
        // Given
        KvEngine engine = engine();

        // When
        engine.write("hello/API_KEY@staging/one", VALUE);

        // Then
        assertThat(vault.secrets())
                .containsExactly(
                        Map.entry("paved/hello/API_KEY@staging/one", List.of("{\"value\":\"hunter2-\u20ac\\n\\\"\"}")));
        assertThat(engine.read("hello/API_KEY@staging/one").reveal()).isEqualTo(VALUE.reveal());
        assertThat(vault.requests()).anyMatch(request -> request.endsWith("/one?version=1"));
        engine.destroy("hello/API_KEY@staging/one");
        engine.destroy("hello/API_KEY@staging/one");
        assertThat(vault.secrets()).isEmpty();
    }

    @Test
    void what_is_at_a_path_is_left_alone() {
        // Given
        KvEngine engine = engine();
        engine.write("hello/KEY/one", VALUE);

        // When
        Problem refusal = refusal(() -> engine.write("hello/KEY/one", new SecretValue("other")));

        // Then
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.detail()).contains("something at secret/data/paved/hello/KEY/one");
        assertThat(engine.read("hello/KEY/one").reveal()).isEqualTo(VALUE.reveal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sealed  | 503 | is sealed                                      | vault operator unseal
            denying | 502 | does not allow provisioner-svc to write secret/data/paved/hello/KEY/one | renew the token
            broken  | 503 | answered with the status 500                   | vault status
            garbled | 503 | can't be used now                              | vault status
            silent  | 503 | can't be used now                              | vault status
            taken   | 409 | did not put there                              | try again
            """)
    void troubles_of_vault_are_told(String trouble, int status, String detail, String next) {
        // Given
        KvEngine engine = engine();
        vault.be(trouble);

        // When
        Problem refusal = refusal(() -> engine.write("hello/KEY/one", VALUE));

        // Then
        assertThat(refusal.status()).as(refusal.toString()).isEqualTo(status);
        assertThat(refusal.detail()).contains(detail).endsWith("Nothing was changed.");
        assertThat(refusal.next()).contains(next);
        assertThat(refusal.toString()).doesNotContain("hunter2", VaultStandIn.TOKEN);
        assertThat(vault.secrets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sealed  | 503 | is sealed
            denying | 502 | does not allow provisioner-svc to read
            broken  | 503 | answered with the status 500
            garbled | 503 | can't be used now
            ''      | 404 | deleted or changed there
            """)
    void values_that_cannot_be_read_are_told(String trouble, int status, String detail) {
        // Given
        KvEngine engine = engine();
        vault.be(trouble);

        // When
        Problem refusal = refusal(() -> engine.read("hello/KEY/none"));

        // Then
        assertThat(refusal.status()).as(refusal.toString()).isEqualTo(status);
        assertThat(refusal.detail()).contains(detail);
    }

    @Test
    void engine_that_is_missing_or_has_no_versions_is_told_and_keeps_nothing() {
        KvEngine missing = engine(Map.of(TOKEN, VaultStandIn.TOKEN, "paved.provisioner.secrets.vault.mount", "/nope/"));
        KvEngine old = engine(Map.of(TOKEN, VaultStandIn.TOKEN, "paved.provisioner.secrets.vault.mount", "kv1"));

        Problem noEngine = refusal(() -> missing.write("hello/KEY/one", VALUE));
        Problem wrongEngine = refusal(() -> old.write("hello/KEY/one", VALUE));

        assertThat(noEngine.detail()).contains("no secrets engine at nope/");
        assertThat(noEngine.next()).isEqualTo("vault secrets enable -path=nope -version=2 kv");
        assertThat(wrongEngine.detail()).contains("at kv1/ is not KV of version 2");
        assertThat(wrongEngine.next()).isEqualTo("vault kv enable-versioning kv1/");
        assertThat(vault.unversioned()).isEmpty();
        vault.be("undeletable");
        assertThat(refusal(() -> old.write("hello/KEY/one", VALUE)).detail())
                .contains("left at kv1/data/paved/hello/KEY/one there: delete it");
    }

    @Test
    void nothing_at_the_address_is_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String nobody = "http://localhost:" + free;
        KvEngine engine = engine(Map.of(TOKEN, VaultStandIn.TOKEN, "quarkus.vault.url", nobody));

        Problem refusal = refusal(() -> engine.write("hello/KEY/one", VALUE));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.detail()).contains("Vault at " + nobody, "Connection refused");
    }

    @Test
    void token_is_read_from_its_file_each_time() throws IOException {
        // Given
        Path file = folder.resolve("token");
        KvEngine engine = engine(Map.of(TOKEN_FILE, file.toString()));
        assertThat(refusal(() -> engine.write("hello/KEY/one", VALUE)).detail()).contains("can't be read");
        Files.writeString(file, "\n");
        assertThat(refusal(() -> engine.write("hello/KEY/one", VALUE)).detail()).contains("is empty");
        Files.writeString(file, VaultStandIn.TOKEN + "\n");
        engine.write("hello/KEY/one", VALUE);

        // When
        vault.accept("another");
        assertThat(refusal(() -> engine.read("hello/KEY/one")).title()).isEqualTo("Vault denied access");
        Files.writeString(file, "another");

        // Then
        assertThat(engine.read("hello/KEY/one").reveal()).isEqualTo(VALUE.reveal());
    }

    @Test
    void login_by_kubernetes_and_by_approle() throws IOException {
        // Given
        Path jwt = Files.writeString(folder.resolve("jwt"), "jwt-of-the-pod");
        KvEngine kubernetes = engine(Map.of(
                "quarkus.vault.authentication.kubernetes.role", "paved",
                "quarkus.vault.authentication.kubernetes.jwt-token-path", jwt.toString(),
                "quarkus.vault.tls.use-kubernetes-ca-cert", "false"));
        KvEngine appRole = engine(Map.of(
                "quarkus.vault.authentication.app-role.role-id", "paved",
                "quarkus.vault.authentication.app-role.secret-id", "secret-id"));

        // When
        kubernetes.write("hello/KEY/one", VALUE);

        // Then
        assertThat(appRole.read("hello/KEY/one").reveal()).isEqualTo(VALUE.reveal());
        KvEngine wrong = engine(Map.of(
                "quarkus.vault.authentication.app-role.role-id", "paved",
                "quarkus.vault.authentication.app-role.secret-id", "stolen-id"));
        Problem refusal = refusal(() -> wrong.read("hello/KEY/one"));
        assertThat(refusal.title()).isEqualTo("Vault refused the login");
        assertThat(refusal.toString()).doesNotContain("stolen-id");
    }

    @Test
    void missing_settings_are_told() {
        Problem noAddress =
                refusal(() -> engine(Map.of("quarkus.vault.url", "")).read("hello/KEY/one"));
        Problem noLogin = refusal(() -> engine(Map.of()).read("hello/KEY/one"));

        assertThat(noAddress.detail()).startsWith("It is not said where Vault is.");
        assertThat(noAddress.next()).startsWith("set quarkus.vault.url");
        assertThat(noLogin.detail()).startsWith("It is not said how to log in to Vault.");
    }
}
