package dev.paved.catalog.scaffold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a service that is being made; it goes when that has ended. */
@Entity
@Table(name = "scaffold")
@NullUnmarked
class ScaffoldEntity {

    @Id
    String operation;

    String service;

    @Enumerated(EnumType.STRING)
    ScaffoldDirection direction;

    /** Which step of the golden path is next, from 0. */
    int position;

    /** What the steps before gave, as a JSON object by their ids. */
    String outputs;

    @Nullable
    @Column(name = "commit_id")
    String commit;

    /** Why it is undone. */
    @Nullable
    String reason;

    /** What to do about it. */
    @Nullable
    String next;

    String actor;

    @Column(name = "correlation_id")
    String correlationId;

    Instant deadline;
}
