package dev.paved.provisioner.secret;

import dev.paved.events.SecretEvent.Change;
import dev.paved.provisioner.ProvisionerSettings.Backend;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of one version of a secret. */
@Entity
@Table(name = "secret_version")
@NullUnmarked
class SecretVersionEntity {

    @Id
    String id;

    /** The id of its secret. */
    String secret;

    long number;

    /** What holds its value. */
    @Enumerated(EnumType.STRING)
    Backend backend;

    /** Its value, sealed, where this row holds it. */
    byte @Nullable [] sealed;

    /** Whether the platform made its value itself. */
    boolean generated;

    /** How it came to be. */
    @Enumerated(EnumType.STRING)
    Change change;

    /** The version it has the value of, where it was restored. */
    @Nullable
    @Column(name = "restored_from")
    Long restoredFrom;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;
}
