package dev.paved.catalog.runtime;

import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.kit.persistence.PlainText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The rows of incidents. What was told last, by the time and then the id of the event, holds: beginning and end may come in
 * any order and again, and an incident that begins anew is open again.
 */
@Singleton
class IncidentTable {

    private static final int LONGEST = 500;

    Uni<List<IncidentEntity>> open(Mutiny.Session session, Collection<String> services) {
        return session.createQuery(
                        "from IncidentEntity where open and service in (:services) order by openedAt, incident",
                        IncidentEntity.class)
                .setParameter("services", services)
                .getResultList();
    }

    Uni<Void> opened(Mutiny.Session session, EventEnvelope envelope, IncidentOpened event) {
        String severity = event.severity();
        return session.createNativeQuery("""
                        insert into incident as known (incident, service, environment, title, severity, opened_at,
                               opened_event, opened_event_type, opened_event_time)
                        values (:incident, :service, :environment, :title, :severity, :openedAt,
                                :event, :eventType, :eventTime)
                        on conflict (incident) do update
                           set service = coalesce(excluded.service, known.service),
                               environment = coalesce(excluded.environment, known.environment),
                               title = excluded.title, severity = excluded.severity, opened_at = excluded.opened_at,
                               opened_event = excluded.opened_event, opened_event_type = excluded.opened_event_type,
                               opened_event_time = excluded.opened_event_time
                         where known.opened_event is null
                            or (known.opened_event_time, known.opened_event)
                               < (excluded.opened_event_time, excluded.opened_event)""")
                .setParameter("incident", event.incident())
                .setParameter("service", event.service())
                .setParameter("environment", event.environment())
                .setParameter("title", PlainText.of(event.title(), LONGEST))
                .setParameter("severity", severity == null ? null : PlainText.of(severity, LONGEST))
                .setParameter("openedAt", event.openedAt())
                .setParameter("event", envelope.id())
                .setParameter("eventType", envelope.type())
                .setParameter("eventTime", envelope.time())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> resolved(Mutiny.Session session, EventEnvelope envelope, IncidentResolved event) {
        return session.createNativeQuery("""
                        insert into incident as known (incident, service, environment, resolved_event,
                               resolved_event_time)
                        values (:incident, :service, :environment, :event, :eventTime)
                        on conflict (incident) do update
                           set service = coalesce(known.service, excluded.service),
                               environment = coalesce(known.environment, excluded.environment),
                               resolved_event = excluded.resolved_event,
                               resolved_event_time = excluded.resolved_event_time
                         where known.resolved_event is null
                            or (known.resolved_event_time, known.resolved_event)
                               < (excluded.resolved_event_time, excluded.resolved_event)""")
                .setParameter("incident", event.incident())
                .setParameter("service", event.service())
                .setParameter("environment", event.environment())
                .setParameter("event", envelope.id())
                .setParameter("eventTime", envelope.time())
                .executeUpdate()
                .replaceWithVoid();
    }
}
