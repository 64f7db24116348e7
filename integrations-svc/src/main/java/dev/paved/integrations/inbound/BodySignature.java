package dev.paved.integrations.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.inbound.InboundFailure.BadSignature;
import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.kit.http.RefusedException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells a system's deliveries from anybody else's, by an HMAC-SHA256 of the raw body alone, in a time that does not depend
 * on how much of the signature is right.
 */
public final class BodySignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 10;

    private final Hook hook;
    private final String header;
    private final String prefix;
    private final Optional<SecretKeySpec> key;

    /**
     * A signature of the form {@code <prefix><hex>} in {@code header}; while secrets are changed there may be several, with
     * commas between them, of which one has to be right.
     */
    public BodySignature(Hook hook, String header, String prefix, Optional<String> secret) {
        this.hook = hook;
        this.header = header;
        this.prefix = prefix;
        this.key = secret.filter(given -> !given.isBlank())
                .map(given -> new SecretKeySpec(given.getBytes(UTF_8), ALGORITHM));
    }

    /**
     * Returns only if one of those that {@code given} has is the signature of {@code body}.
     *
     * @throws RefusedException with {@link NoSecret} or {@link BadSignature} otherwise
     */
    public void verify(@Nullable String given, byte[] body) {
        SecretKeySpec secret = key.orElseThrow(() -> new RefusedException(new NoSecret(hook)));
        String[] signatures = given == null
                ? new String[0]
                : Arrays.stream(given.split(",", MOST))
                        .map(String::strip)
                        .filter(signature -> signature.startsWith(prefix))
                        .toArray(String[]::new);
        if (signatures.length == 0) {
            throw refused("There is no header " + header + " of the form " + prefix + "<hex>.");
        }
        byte[] expected = HexFormat.of().formatHex(sign(secret, body)).getBytes(UTF_8);
        boolean right = false;
        for (String signature : signatures) {
            right |= MessageDigest.isEqual(signature.substring(prefix.length()).getBytes(UTF_8), expected);
        }
        if (!right) {
            throw refused(
                    "The body's signature in " + header + " was not made with the secret that is configured here.");
        }
    }

    private RefusedException refused(String reason) {
        return new RefusedException(new BadSignature(hook, reason));
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
