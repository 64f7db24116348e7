package dev.paved.provisioner.secret;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What nobody may see; as a text it is a row of stars. */
public final class SecretValue {

    /** The most bytes of a value, in UTF-8. */
    static final int LARGEST = 64 * 1024;

    /** 256 bits: more than anybody can try. */
    private static final int RANDOM_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /** The value {@code text}. */
    public SecretValue(String text) {
        this.text = text;
    }

    /** A new value that nobody knows: 43 letters, digits, hyphens and underscores. */
    static SecretValue random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretValue(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is wrong with {@code text} as a value, if anything. */
    static Optional<String> complaint(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty; to have no value, delete the secret");
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character, which no environment variable can hold; encode it, as base64");
        }
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
            return bytes <= LARGEST
                    ? Optional.empty()
                    : Optional.of("has " + bytes + " bytes; a value has at most " + LARGEST);
        } catch (CharacterCodingException e) {
            return Optional.of("has half a character (a lone surrogate); encode binary data, as base64");
        }
    }

    /** The value itself. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
