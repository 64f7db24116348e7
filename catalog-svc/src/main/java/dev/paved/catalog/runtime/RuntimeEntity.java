package dev.paved.catalog.runtime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a service in an environment. */
@Entity
@Table(name = "service_runtime")
@IdClass(RuntimeEntity.Key.class)
@NullUnmarked
class RuntimeEntity {

    /** What the row is about. */
    record Key(String service, String environment) {}

    @Id
    String service;

    @Id
    String environment;

    @Column(name = "environment_type")
    String environmentType;

    String version;

    @Nullable
    @Column(name = "commit_id")
    String commit;

    String deployment;

    @Nullable
    String url;

    Instant since;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "event_type")
    String eventType;

    @Column(name = "event_time")
    Instant eventTime;
}
