package dev.paved.provisioner.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a secret. */
@Entity
@Table(name = "secret")
@NullUnmarked
class SecretEntity {

    /** What the clocks of instances may differ by. */
    static final Duration SLACK = Duration.ofMinutes(1);

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

    /** How often it is to have a new value, in seconds; null where nobody said so. */
    @Nullable
    @Column(name = "rotate_every")
    Long rotateEvery;

    /** When the next is due; null without {@link #rotateEvery}, and while it is deleted. */
    @Nullable
    @Column(name = "next_rotation_at")
    Instant nextRotationAt;

    /** Whether the platform made the value of its newest version itself. */
    boolean generated;

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

    SecretRef ref() {
        return new SecretRef(service, name, environmentOrNull());
    }

    /** It got a version, or was deleted. */
    void changed(String actor, Instant now) {
        updatedAt = now;
        updatedBy = actor;
        scheduleFrom(now);
    }

    /** Says how often it is to have a new value, counted from its present one; null: not any more. */
    void rotateEvery(@Nullable Duration every) {
        rotateEvery = every == null ? null : every.toSeconds();
        scheduleFrom(updatedAt);
    }

    /** Its next value is due as long after {@code start} as it is to have one. */
    void scheduleFrom(Instant start) {
        nextRotationAt = rotateEvery == null || isDeleted() ? null : start.plusSeconds(rotateEvery);
    }

    boolean isDue(Instant now) {
        return nextRotationAt != null && !nextRotationAt.isAfter(now);
    }

    /** Whether the clock was ahead when it was scheduled. */
    boolean isScheduledTooFar(Instant now) {
        return nextRotationAt != null
                && rotateEvery != null
                && nextRotationAt.isAfter(now.plusSeconds(rotateEvery).plus(SLACK));
    }
}
