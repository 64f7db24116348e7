package dev.paved.deployer.freeze;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a freeze. */
@Entity
@Table(name = "deployment_freeze")
@NullUnmarked
class FreezeEntity {

    @Id
    String id;

    /** Given by the database, so null until it is read from there. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Long position;

    String environment;

    @Nullable
    String service;

    @Column(name = "starts_at")
    Instant from;

    @Column(name = "ends_at")
    Instant until;

    String reason;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "lifted_by")
    @Nullable
    String liftedBy;

    @Column(name = "lifted_at")
    @Nullable
    Instant liftedAt;
}
