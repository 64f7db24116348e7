package dev.paved.kit.encryption;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals with a fresh AES-256-GCM key a text, wrapped by the primary master key. */
@Singleton
class EnvelopeEncryption implements Encryption {

    private final MasterKeys keys;

    EnvelopeEncryption(MasterKeys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(String plaintext, String context) {
        try {
            return keys.complete().seal(bytes(plaintext), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a text cannot be sealed", e);
        }
    }

    @Override
    public String open(byte[] sealed, String context) {
        int key = Envelope.of(sealed).masterKey();
        Keyset present = keys.present();
        if (!present.ids().contains(key)) {
            throw CannotOpen.unknownKey(Envelope.text(key), keys.file().path().toString());
        }
        try {
            return new String(present.open(sealed, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw CannotOpen.notAuthentic(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
