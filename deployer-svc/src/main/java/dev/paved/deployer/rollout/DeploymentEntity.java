package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Migration;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a deployment; its state is a JSON text. */
@Entity
@Table(name = "deployment")
@NullUnmarked
class DeploymentEntity {

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

    @Nullable
    String workload;

    String phase;
    String state;
    String operation;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "correlation_id")
    String correlationId;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    Instant deadline;

    @Nullable
    String reason;

    @Column(name = "previous_deployment")
    @Nullable
    String previousDeployment;

    @Column(name = "previous_version")
    @Nullable
    String previousVersion;

    @Column(name = "previous_commit")
    @Nullable
    String previousCommit;

    @Nullable
    String restores;

    @Nullable
    String image;

    @Column(name = "rolled_back_by")
    @Nullable
    String rolledBackBy;

    @Column(name = "freeze_override")
    @Nullable
    String freezeOverride;

    @Column(name = "migration_override")
    @Nullable
    String migrationOverride;

    @Nullable
    String migration;

    @Column(name = "off_path_reason")
    @Nullable
    String offPathReason;

    @Column(name = "off_path_until")
    @Nullable
    Instant offPathUntil;

    @Column(name = "migration_reversible")
    @Nullable
    Boolean migrationReversible;

    @Column(name = "promoted_from")
    @Nullable
    String promotedFrom;

    @Column(name = "approved_by")
    @Nullable
    String approvedBy;

    boolean automated;

    @Column(name = "superseded_by")
    @Nullable
    String supersededBy;

    @Column(name = "cancel_requested_by")
    @Nullable
    String cancelRequestedBy;

    @Column(name = "cancel_requested_at")
    @Nullable
    Instant cancelRequestedAt;

    @Nullable
    Migration migration() {
        return Migration.of(migration, migrationReversible);
    }

    /** Keeps of {@code terms} what was needed: {@code stands} says of a policy's name whether it is overridden. */
    void keep(Terms terms, Predicate<String> stands) {
        OffPath offPath = stands.test("off-path") ? terms.offPath() : null;
        freezeOverride = stands.test("freeze") ? terms.freezeOverride() : null;
        migrationOverride = stands.test("migration") ? terms.migrationOverride() : null;
        offPathReason = offPath == null ? null : offPath.reason();
        offPathUntil = offPath == null ? null : offPath.until();
    }

    Terms terms() {
        return new Terms(
                freezeOverride,
                migrationOverride,
                OffPath.of(offPathReason, offPathUntil),
                promotedFrom,
                approvedBy,
                automated);
    }
}
