package dev.paved.provisioner.database;

import dev.paved.kit.encryption.CannotOpen;
import dev.paved.kit.encryption.Encryption;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.database.DatabaseFailure.NoPassword;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** The passwords of databases: made once each, kept sealed, and opened only to be used. */
@Singleton
class Passwords {

    private static final int BYTES = 24;

    private final Encryption encryption;
    private final SecureRandom random = new SecureRandom();

    Passwords(Encryption encryption) {
        this.encryption = encryption;
    }

    /** A new password for the database {@code id}, sealed; refused where there is nothing to seal it with. */
    byte[] sealed(String id) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            return encryption.seal(password, DatabaseEntity.context(id));
        } catch (KeysUnavailable e) {
            throw new RefusedException(new NoPassword(String.valueOf(e.getMessage())));
        }
    }

    /** The password of {@code row}. */
    String opened(DatabaseEntity row) throws ProviderException {
        try {
            return encryption.open(Objects.requireNonNull(row.password), DatabaseEntity.context(row.id));
        } catch (KeysUnavailable | CannotOpen e) {
            throw new ProviderException("its password cannot be opened: " + e.getMessage(), e);
        }
    }
}
