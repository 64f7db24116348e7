package dev.paved.provisioner.secret;

import dev.paved.kit.encryption.CannotOpen;
import dev.paved.kit.encryption.Encryption;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;

/** Seals and opens the values of secrets; refused with the reason where that cannot be done. */
@Singleton
class Sealing {

    private final Encryption encryption;

    Sealing(Encryption encryption) {
        this.encryption = encryption;
    }

    byte[] seal(SecretValue value, String context) {
        try {
            return encryption.seal(value.reveal(), context);
        } catch (KeysUnavailable e) {
            throw refused(e);
        }
    }

    SecretValue open(byte[] sealed, String context) {
        try {
            return new SecretValue(encryption.open(sealed, context));
        } catch (KeysUnavailable | CannotOpen e) {
            throw refused(e);
        }
    }

    static RefusedException refused(RuntimeException why) {
        return new RefusedException(new SecretFailure.Sealed(String.valueOf(why.getMessage())));
    }
}
