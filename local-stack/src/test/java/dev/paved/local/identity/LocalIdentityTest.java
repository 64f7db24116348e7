package dev.paved.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIdentityTest {

    @TempDir
    Path home;

    @Test
    void the_public_key_verifies_a_token() throws Exception {
        // Given
        var identity = LocalIdentity.at(home);

        // When
        String token = identity.token("ada", Duration.ofMinutes(5));

        // Then
        String[] parts = token.split("\\.");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(identity.publicKey()))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void a_token_says_who_and_until_when() {
        // Given
        var identity = LocalIdentity.at(home, () -> Instant.ofEpochSecond(1_000));

        // When
        String token = identity.token("ada \"the\" first", List.of("payments"), Duration.ofMinutes(5));

        // Then
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .isEqualTo("{\"iss\":\"paved-local\",\"aud\":\"paved\",\"sub\":\"ada \\\"the\\\" first\","
                        + "\"upn\":\"ada \\\"the\\\" first\",\"groups\":[\"payments\"],\"iat\":1000,\"exp\":1300}");
    }

    @Test
    void the_keys_are_kept_and_readable_by_their_owner_only() throws Exception {
        // Given
        String first = LocalIdentity.at(home).publicKey();

        // When
        String second = LocalIdentity.at(home).publicKey();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/private.pkcs8"))))
                .isEqualTo("rw-------");
    }
}
