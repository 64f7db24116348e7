package dev.paved.provisioner.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a secret. */
@Entity
@Table(name = "secret")
@NullUnmarked
class SecretEntity {

    @Id
    String id;

    String service;
    String name;

    /** Empty where it is for all. */
    String environment;

    /** The number of its newest version; 0 before the first. */
    long current;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "updated_by")
    String updatedBy;

    /** Null unless it is deleted. */
    @Nullable
    @Column(name = "deleted_at")
    Instant deletedAt;

    @Nullable
    @Column(name = "deleted_by")
    String deletedBy;

    @Version
    long version;

    static SecretEntity of(String id, SecretRef ref, Instant now) {
        SecretEntity row = new SecretEntity();
        row.id = id;
        row.service = ref.service();
        row.name = ref.name();
        row.environment = ref.environment() == null ? "" : ref.environment();
        row.createdAt = now;
        return row;
    }

    @Nullable
    String environmentOrNull() {
        return environment.isEmpty() ? null : environment;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    void changed(String actor, Instant now) {
        updatedAt = now;
        updatedBy = actor;
    }
}
