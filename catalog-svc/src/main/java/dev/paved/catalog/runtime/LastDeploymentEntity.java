package dev.paved.catalog.runtime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of the last deployment of a service to an environment. */
@Entity
@Table(name = "last_deployment")
@IdClass(RuntimeEntity.Key.class)
@NullUnmarked
class LastDeploymentEntity {

    @Id
    String service;

    @Id
    String environment;

    @Column(name = "environment_type")
    String environmentType;

    String deployment;

    String version;

    @Enumerated(EnumType.STRING)
    DeploymentOutcome outcome;

    @Nullable
    String reason;

    @Column(name = "finished_at")
    Instant finishedAt;

    String actor;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "event_type")
    String eventType;

    @Column(name = "event_time")
    Instant eventTime;

    LastDeployment view(Instant now) {
        return new LastDeployment(
                deployment,
                version,
                outcome,
                reason,
                finishedAt,
                actor,
                EventSource.of(eventId, eventType, eventTime, now));
    }
}
