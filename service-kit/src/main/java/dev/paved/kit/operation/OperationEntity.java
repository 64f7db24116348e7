package dev.paved.kit.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of an operation; steps, result and error are JSON texts. */
@Entity
@Table(name = "operation")
@NullUnmarked
class OperationEntity {

    @Id
    String id;

    String kind;
    String subject;

    @Enumerated(EnumType.STRING)
    OperationStatus status;

    String steps;

    @Nullable
    String result;

    @Nullable
    String error;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Nullable
    Instant deadline;

    @Version
    long version;
}
