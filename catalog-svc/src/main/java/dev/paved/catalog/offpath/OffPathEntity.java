package dev.paved.catalog.offpath;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a service's leave to be off the path. */
@Entity
@Table(name = "off_path")
@NullUnmarked
class OffPathEntity {

    @Id
    String service;

    String reason;

    @Column(name = "granted_by")
    String grantedBy;

    @Column(name = "granted_at")
    Instant grantedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /** When it was told that the time is over; null until then. */
    @Nullable
    @Column(name = "expired_at")
    Instant expiredAt;

    OffPath view() {
        return new OffPath(reason, grantedBy, grantedAt, expiresAt, expiredAt != null);
    }
}
