package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.secret.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.crash.StackProvisioner;
import dev.paved.provisioner.secret.vault.VaultStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built provisioner dies, as if killed, at each point of a rotation that is due. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class RotationCrashIT {

    @Test
    void rotation_through_deaths_is_done_once() throws Exception {
        try (VaultStandIn vault = VaultStandIn.start();
                StackProvisioner provisioner = StackProvisioner.begin(
                        "rotation_crash",
                        Map.of(
                                "PAVED_PROVISIONER_SECRETS_BACKEND",
                                "vault",
                                "QUARKUS_VAULT_URL",
                                vault.url(),
                                "QUARKUS_VAULT_AUTHENTICATION_CLIENT_TOKEN",
                                VaultStandIn.TOKEN))) {
            // Given
            post(provisioner, "", Map.of("service", "rc-one", "name", "KEY", "value", "first"));
            post(provisioner, "/rc-one/KEY/rotate", Map.of());
            post(provisioner, "/rc-one/KEY/policy", Map.of("rotateEvery", "30d"));
            provisioner.dieAt("vault-written");

            // When
            provisioner.sql("update secret set next_rotation_at = now()");
            provisioner.awaitDeath();
            assertThat(vault.secrets()).hasSize(3);
            provisioner.start();

            // Then
            await().atMost(SOON).until(() -> history(provisioner).getInt("version") == 3);
            provisioner.dieAt("secret-rotated");
            provisioner.sql("update secret set next_rotation_at = now()");
            provisioner.awaitDeath();
            provisioner.start();
            assertThat(history(provisioner).getInt("version")).isEqualTo(4);
            assertThat(history(provisioner).getBoolean("rotation.due")).isFalse();
            provisioner.sql("update secret_vault_value set noted_at = noted_at - interval '6 minutes'");
            await().atMost(SOON.multipliedBy(2))
                    .untilAsserted(() -> assertThat(vault.secrets()).hasSize(4));
            assertThat(history(provisioner).getInt("version")).isEqualTo(4);
        }
    }

    private static JsonPath history(StackProvisioner provisioner) {
        return as("ada").get(provisioner.at("/api/secrets/rc-one/KEY")).jsonPath();
    }

    private static void post(StackProvisioner provisioner, String path, Map<String, Object> body) {
        int status = as("ada")
                .contentType(ContentType.JSON)
                .body(body)
                .post(provisioner.at("/api/secrets" + path))
                .statusCode();
        assertThat(status).as(path).isBetween(200, 201);
    }
}
