package dev.paved.catalog.ownership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a request for a transfer. */
@Entity
@Table(name = "transfer")
@NullUnmarked
class TransferEntity {

    @Id
    String id;

    String service;

    @Column(name = "from_owner")
    String from;

    @Column(name = "to_owner")
    String to;

    @Nullable
    String reason;

    @Enumerated(EnumType.STRING)
    TransferState state;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    String note;

    boolean isDue(Instant now) {
        return state == TransferState.PENDING && !expiresAt.isAfter(now);
    }

    void end(TransferState how, @Nullable String by, Instant at, @Nullable String said) {
        state = how;
        decidedBy = by;
        decidedAt = at;
        note = said;
    }

    /** Nobody answered in time; it ended when that was over, whoever sees it first. */
    void expire() {
        end(TransferState.EXPIRED, null, expiresAt, null);
    }

    Transfer view() {
        return new Transfer(
                id,
                service,
                from,
                to,
                reason,
                state,
                requestedBy,
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                note,
                null);
    }
}
