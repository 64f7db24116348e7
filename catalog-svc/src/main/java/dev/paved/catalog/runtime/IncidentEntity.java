package dev.paved.catalog.runtime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of an incident; it is open while what was told last of it is that it began. */
@Entity
@Table(name = "incident")
@NullUnmarked
class IncidentEntity {

    @Id
    String incident;

    @Nullable
    String service;

    @Nullable
    String environment;

    String title;

    @Nullable
    String severity;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_event")
    UUID openedEvent;

    @Column(name = "opened_event_type")
    String openedEventType;

    @Column(name = "opened_event_time")
    Instant openedEventTime;

    @Column(insertable = false, updatable = false)
    boolean open;

    OpenIncident view(Instant now) {
        return new OpenIncident(
                incident,
                environment,
                title,
                severity,
                openedAt,
                EventSource.of(openedEvent, openedEventType, openedEventTime, now));
    }
}
