package dev.paved.kit.encryption;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A sealed text's two parts, in the form that Tink gives them: the length of the first in four bytes, the data key as the
 * master key wrapped it, and the text as the data key encrypted it. The wrapped key begins with a 1 and its master key's
 * id.
 *
 * @see <a href="https://developers.google.com/tink/wire-format#envelope_encryption">Tink's wire format</a>
 */
public record Envelope(byte[] wrappedKey, byte[] payload) {

    static final int LENGTH = 4;
    static final int PREFIX = 5;

    /** @throws CannotOpen where {@code sealed} has no such form */
    static Envelope of(byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        int length = bytes.remaining() < LENGTH ? -1 : bytes.getInt();
        if (length < PREFIX || length > bytes.remaining()) {
            throw CannotOpen.malformed();
        }
        byte[] wrappedKey = new byte[length];
        byte[] payload = new byte[bytes.remaining() - length];
        bytes.get(wrappedKey).get(payload);
        return new Envelope(wrappedKey, payload);
    }

    /** What a key wrapped by the master key {@code id} begins with. */
    static byte[] prefix(int id) {
        return ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(id).array();
    }

    /** A master key's id as people see it. */
    public static String text(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** The id of the master key that wrapped the data key. */
    int masterKey() {
        return ByteBuffer.wrap(wrappedKey, 1, Integer.BYTES).getInt();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH + wrappedKey.length + payload.length)
                .putInt(wrappedKey.length)
                .put(wrappedKey)
                .put(payload)
                .array();
    }
}
