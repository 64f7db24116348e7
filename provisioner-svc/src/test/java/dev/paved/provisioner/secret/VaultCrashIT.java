package dev.paved.provisioner.secret;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.secret.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.crash.StackProvisioner;
import dev.paved.provisioner.secret.vault.VaultStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The built provisioner dies, as if killed, between Vault and its database. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class VaultCrashIT {

    @Test
    void death_between_vault_and_the_database_leaves_no_secret_and_in_the_end_no_value() throws Exception {
        try (VaultStandIn vault = VaultStandIn.start();
                StackProvisioner provisioner = StackProvisioner.begin(
                        "vault_crash",
                        Map.of(
                                "PAVED_PROVISIONER_SECRETS_BACKEND",
                                "vault",
                                "QUARKUS_VAULT_URL",
                                vault.url(),
                                "QUARKUS_VAULT_AUTHENTICATION_CLIENT_TOKEN",
                                VaultStandIn.TOKEN))) {
            // Given
            provisioner.dieAt("vault-written");
            assertThatThrownBy(() -> set(provisioner)).isInstanceOf(IOException.class);
            provisioner.awaitDeath();
            assertThat(vault.secrets()).hasSize(1);

            // When
            provisioner.start();

            // Then
            String secret = provisioner.at("/api/secrets/vc-one/KEY");
            as("ada").get(secret).then().statusCode(404);
            assertThat(set(provisioner).statusCode()).isEqualTo(201);
            assertThat(vault.secrets()).hasSize(2);
            provisioner.sql("update secret_vault_value set noted_at = noted_at - interval '6 minutes'");
            purgeThrough(provisioner, "another");
            await().atMost(SOON.multipliedBy(2))
                    .untilAsserted(() ->
                            assertThat(vault.secrets().values()).containsExactly(List.of("{\"value\":\"hunter2\"}")));
            as("ada")
                    .contentType(ContentType.JSON)
                    .body(Map.of("purpose", "x"))
                    .post(secret + "/read")
                    .then()
                    .statusCode(200);
        }
    }

    /** Dies once a secret is purged here, before it is told to Vault. */
    private static void purgeThrough(StackProvisioner provisioner, String service) throws Exception {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "name", "KEY", "value", "gone"))
                .post(provisioner.at("/api/secrets"))
                .then()
                .statusCode(201);
        provisioner.dieAt("after-commit");
        assertThatThrownBy(() -> as("ada").delete(provisioner.at("/api/secrets/" + service + "/KEY?purge=true")))
                .isInstanceOf(IOException.class);
        provisioner.awaitDeath();
        provisioner.start();
    }

    private static Response set(StackProvisioner provisioner) {
        return as("ada")
                .header("Idempotency-Key", "vc-key")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "vc-one", "name", "KEY", "value", "hunter2"))
                .post(provisioner.at("/api/secrets"));
    }
}
