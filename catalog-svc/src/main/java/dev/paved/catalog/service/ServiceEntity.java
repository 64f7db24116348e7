package dev.paved.catalog.service;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a service; {@code inputs} is a JSON object of what was filled into its golden path's form, where it was made from one. */
@Entity
@Table(name = "service")
@NullUnmarked
class ServiceEntity {

    @Id
    String name;

    @Enumerated(EnumType.STRING)
    ServicePhase phase;

    String type;

    @Nullable
    String language;

    String owner;
    String description;
    String lifecycle;

    @Nullable
    String template;

    @Nullable
    @Column(name = "template_version")
    String templateVersion;

    @Nullable
    String inputs;

    @Nullable
    String repository;

    @Nullable
    String path;

    @Nullable
    String operation;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "retired_at")
    Instant retiredAt;

    @Nullable
    @Column(name = "retired_by")
    String retiredBy;

    @Nullable
    @Column(name = "retired_reason")
    String retiredReason;

    /** What still needed it when it was forced out. */
    @Nullable
    @Column(name = "retired_despite")
    String retiredDespite;

    @Nullable
    Retired retired() {
        return retiredAt == null ? null : new Retired(retiredAt, retiredBy, retiredReason, retiredDespite);
    }
}
