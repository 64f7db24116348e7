package dev.paved.deployer.approval;

import dev.paved.deployer.rollout.OffPath;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.deployer.rollout.Terms;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.identity.Cause;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a deployment that waits, or waited, for an approval. */
@Entity
@Table(name = "approval")
@NullUnmarked
class ApprovalEntity {

    @Id
    String id;

    /** Given by the database, so null until it is read from there. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Long position;

    String service;
    String environment;

    @Column(name = "environment_type")
    @Enumerated(EnumType.STRING)
    EnvironmentType environmentType;

    String repository;
    String version;

    @Column(name = "commit_id")
    String commit;

    @Enumerated(EnumType.STRING)
    DeploymentKind kind;

    @Nullable
    String because;

    @Column(name = "freeze_override")
    @Nullable
    String freezeOverride;

    @Column(name = "migration_override")
    @Nullable
    String migrationOverride;

    @Column(name = "off_path_reason")
    @Nullable
    String offPathReason;

    @Column(name = "off_path_until")
    @Nullable
    Instant offPathUntil;

    @Column(name = "promoted_from")
    @Nullable
    String promotedFrom;

    @Nullable
    String image;

    String why;
    String operation;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Enumerated(EnumType.STRING)
    ApprovalState state;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Nullable
    String reason;

    /** What begins once it is approved: by then a person wants it, whoever asked. */
    Plan plan() {
        return new Plan(
                service,
                environment,
                environmentType,
                repository,
                version,
                commit,
                kind,
                because,
                null,
                image,
                new Terms(freezeOverride, migrationOverride, offPath(), promotedFrom, decidedBy, false));
    }

    @Nullable
    OffPath offPath() {
        return OffPath.of(offPathReason, offPathUntil);
    }

    /** Why it happens: whoever asked for it, in the same chain. */
    Cause cause() {
        return new Cause(requestedBy, correlationId, null);
    }

    /** "2 of hello to production". */
    String what() {
        return version + " of " + service + " to " + environment;
    }
}
