package dev.paved.metrics.fact;

import dev.paved.kit.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * A push's identity, of any length, as a key of 16 bytes: the beginning of its SHA-256. An index of the texts themselves
 * would be larger than the table.
 */
final class PushKey {

    private PushKey() {}

    static UUID of(Push push) {
        MessageDigest digest = Sha256.begin();
        add(digest, push.repository());
        add(digest, push.branch());
        add(digest, push.before());
        add(digest, push.after());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** With its length before it, so that no two lists of texts are the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
