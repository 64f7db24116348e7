package dev.paved.integrations.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.integrations.inbound.InboundFailure.NoSecret;
import dev.paved.integrations.inbound.InboundFailure.WrongSecret;
import dev.paved.kit.http.RefusedException;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a system that can't sign from anybody else by a secret that it sends along, compared in a time that does not
 * depend on how much of it is right.
 */
public final class SharedSecret {
    private static final String SCHEME = "Bearer ";

    private final Hook hook;
    private final Optional<byte[]> secret;

    /** What {@code hook} is known by; a secret that is blank is none. */
    public SharedSecret(Hook hook, Optional<String> secret) {
        this.hook = hook;
        this.secret = secret.filter(given -> !given.isBlank())
                .map(given -> given.strip().getBytes(UTF_8));
    }

    /**
     * Returns only if {@code authorization} is {@code Bearer <secret>}.
     *
     * @throws RefusedException with {@link NoSecret} or {@link WrongSecret} otherwise
     */
    public void verify(@Nullable String authorization) {
        byte[] expected = expected();
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("There is no header Authorization of the form Bearer <secret>.");
        }
        compare(expected, "Authorization", authorization.substring(SCHEME.length()));
    }

    /**
     * Returns only if {@code value}, all that {@code header} has, is the secret.
     *
     * @throws RefusedException with {@link NoSecret} or {@link WrongSecret} otherwise
     */
    public void verifyAlone(String header, @Nullable String value) {
        byte[] expected = expected();
        if (value == null) {
            throw refused("There is no header " + header + " with the secret.");
        }
        compare(expected, header, value);
    }

    private byte[] expected() {
        return secret.orElseThrow(() -> new RefusedException(new NoSecret(hook)));
    }

    private void compare(byte[] expected, String header, String given) {
        if (!MessageDigest.isEqual(given.strip().getBytes(UTF_8), expected)) {
            throw refused("The secret in the header " + header + " is not the one that is configured here.");
        }
    }

    private RefusedException refused(String reason) {
        return new RefusedException(new WrongSecret(hook, reason));
    }
}
