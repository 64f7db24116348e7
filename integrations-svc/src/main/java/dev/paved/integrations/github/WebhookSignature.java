package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.github.GithubFailure.BadSignature;
import dev.paved.integrations.github.GithubFailure.NoSecret;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells GitHub's deliveries from anybody else's, by the raw body alone, in a time that does not depend on how much of the
 * signature is right.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
@Singleton
class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final Optional<SecretKeySpec> key;

    WebhookSignature(GithubConfig config) {
        key = config.webhookSecret()
                .filter(secret -> !secret.isBlank())
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    }

    /**
     * Returns only if {@code given}, of the form {@code sha256=<hex>}, is the signature of {@code body}.
     *
     * @throws RefusedException with {@link NoSecret} or {@link BadSignature} otherwise
     */
    void verify(@Nullable String given, byte[] body) {
        SecretKeySpec secret = key.orElseThrow(() -> new RefusedException(new NoSecret()));
        if (given == null || !given.startsWith(PREFIX)) {
            throw new RefusedException(
                    new BadSignature("There is no header X-Hub-Signature-256 of the form sha256=<hex>."));
        }
        byte[] expected = HexFormat.of().formatHex(sign(secret, body)).getBytes(UTF_8);
        if (!MessageDigest.isEqual(expected, given.substring(PREFIX.length()).getBytes(UTF_8))) {
            throw new RefusedException(
                    new BadSignature(
                            "The body's signature in X-Hub-Signature-256 was not made with the secret that is configured here."));
        }
    }

    private static byte[] sign(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
