package dev.paved.provisioner.secret;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The one row with the key of {@link Fingerprints}, sealed. */
@Entity
@Table(name = "secret_fingerprint_key")
@NullUnmarked
class FingerprintKeyEntity {

    @Id
    int id;

    byte[] sealed;
}
