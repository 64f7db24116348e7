package dev.paved.deployer.target;

import dev.paved.events.EnvironmentType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a target. */
@Entity
@Table(name = "target")
@NullUnmarked
class TargetEntity {

    @Id
    String id;

    String service;
    String environment;

    @Column(name = "environment_type")
    @Enumerated(EnumType.STRING)
    EnvironmentType type;

    @Nullable
    String deployment;

    @Nullable
    String version;

    @Column(name = "commit_id")
    @Nullable
    String commit;

    @Nullable
    String repository;

    @Column(name = "deployed_at")
    @Nullable
    Instant deployedAt;

    @Column(name = "deployed_by")
    @Nullable
    String deployedBy;

    @Nullable
    String rollout;

    @Nullable
    String routed;

    @Column(name = "routed_at")
    @Nullable
    Instant routedAt;

    @Enumerated(EnumType.STRING)
    Health health;

    @Nullable
    Long pid;

    @Nullable
    Integer port;

    @Nullable
    String message;

    int restarts;

    @Column(name = "retry_at")
    @Nullable
    Instant retryAt;

    @Column(name = "variables_due")
    long variablesDue = 1;

    @Column(name = "variables_seen")
    long variablesSeen;

    @Column(name = "variables_checked_at")
    @Nullable
    Instant variablesCheckedAt;

    @Column(name = "variables_refused")
    @Nullable
    String variablesRefused;

    @Column(name = "variables_trouble")
    @Nullable
    String variablesTrouble;

    @Column(name = "share_deployment")
    @Nullable
    String shareDeployment;

    @Column(name = "share_weight")
    @Nullable
    Integer shareWeight;

    @Column(name = "held_deployment")
    @Nullable
    String heldDeployment;

    @Column(name = "held_until")
    @Nullable
    Instant heldUntil;

    static TargetEntity of(String service, String environment, EnvironmentType type) {
        TargetEntity row = new TargetEntity();
        row.id = Target.id(service, environment);
        row.service = service;
        row.environment = environment;
        row.type = type;
        row.health = Health.NONE;
        return row;
    }

    Target read() {
        Desired desired = deployment == null || version == null || commit == null || repository == null
                ? null
                : new Desired(deployment, version, commit, repository, deployedAt, deployedBy);
        return new Target(
                service,
                environment,
                type,
                desired,
                rollout,
                routed,
                routedAt,
                new Observed(health, pid, port, message),
                restarts,
                retryAt,
                new Renewing(variablesDue, variablesSeen, variablesCheckedAt, variablesRefused, variablesTrouble),
                Beside.of(this));
    }
}
