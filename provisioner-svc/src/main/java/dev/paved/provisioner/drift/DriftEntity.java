package dev.paved.provisioner.drift;

import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Difference.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a drift: one field that differs, until that is settled; when it differs again there is another. */
@Entity
@Table(name = "drift")
@NullUnmarked
class DriftEntity {

    /** What somebody chose to have done. */
    enum Choice {
        REVERT,
        ADOPT;

        String resolution() {
            return this == REVERT ? "reverted" : "adopted";
        }
    }

    @Id
    String id;

    @Column(name = "environment_id")
    String environmentId;

    String resource;
    String field;

    @Nullable
    String service;

    @Nullable
    String desired;

    @Nullable
    String actual;

    @Nullable
    @Column(name = "changed_by")
    String changedBy;

    Instant since;

    @Column(name = "detected_at")
    Instant detectedAt;

    @Nullable
    @Column(name = "accepted_until")
    Instant acceptedUntil;

    @Nullable
    @Column(name = "accepted_by")
    String acceptedBy;

    /** Why it is accepted. */
    @Nullable
    String reason;

    /** What is being done about it. */
    @Nullable
    @Enumerated(EnumType.STRING)
    Choice choice;

    @Nullable
    @Column(name = "chosen_by")
    String chosenBy;

    @Nullable
    String operation;

    /** When that has taken too long. */
    @Nullable
    Instant deadline;

    @Nullable
    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Nullable
    String resolution;

    @Column(name = "correlation_id")
    String correlationId;

    @Version
    long version;

    Place place() {
        return new Place(resource, field);
    }

    /** Whether it differs as {@code found} says. */
    boolean is(Difference found) {
        return Objects.equals(desired, found.desired())
                && Objects.equals(actual, found.actual())
                && Objects.equals(changedBy, found.changedBy());
    }

    /** Notes that it differs as {@code found} says, from {@code now} on where it is not known since when. */
    void become(Difference found, Instant now) {
        service = found.service();
        desired = found.desired();
        actual = found.actual();
        changedBy = found.changedBy();
        since = found.since() == null ? now : found.since();
        acceptedUntil = null;
    }

    boolean isAcceptanceOver(Instant now) {
        return acceptedUntil != null && !now.isBefore(acceptedUntil);
    }

    void resolve(String how, Instant now) {
        resolution = how;
        resolvedAt = now;
        choice = null;
    }

    /** On whose behalf what is done about it is done. */
    Cause cause() {
        return new Cause(chosenBy == null ? Drifts.ACTOR : chosenBy, correlationId, null);
    }
}
