package dev.paved.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * The local stack's identity: signs bearer tokens (JWT, RS256, RFC 7519) with a key pair that lives in the state folder and
 * never leaves it. Whoever can read the folder is the platform's user: no token needs to be stored.
 */
public final class LocalIdentity {
    /** The issuer of every token it signs. */
    public static final String ISSUER = "paved-local";

    /** The audience of every token it signs. */
    public static final String AUDIENCE = "paved";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"paved-local\"}");

    private final KeyPair keys;
    private final InstantSource time;

    private LocalIdentity(KeyPair keys, InstantSource time) {
        this.keys = keys;
        this.time = time;
    }

    /** The identity of this state folder; its key pair is made on first use. */
    public static LocalIdentity at(Path pavedHome) {
        return at(pavedHome, InstantSource.system());
    }

    static LocalIdentity at(Path pavedHome, InstantSource time) {
        try {
            return new LocalIdentity(KeyFolder.in(pavedHome.resolve("keys")).loadOrCreate(), time);
        } catch (IOException e) {
            throw new UncheckedIOException("The identity keys in " + pavedHome.resolve("keys") + " cannot be used", e);
        }
    }

    /** The public key that verifies the tokens: X.509 SubjectPublicKeyInfo, DER in base64, without a PEM header. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** A token for this user, without groups, valid from now on for this long. */
    public String token(String subject, Duration validity) {
        return token(subject, List.of(), validity);
    }

    /** A token for this user with these groups, valid from now on for this long. */
    public String token(String subject, List<String> groups, Duration validity) {
        Instant now = time.instant();
        String signed = HEADER + "." + encoded(Claims.json(subject, groups, now, now.plus(validity)));
        return signed + "." + signature(signed);
    }

    private String signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with SHA256withRSA", e);
        }
    }

    private static String encoded(String json) {
        return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
