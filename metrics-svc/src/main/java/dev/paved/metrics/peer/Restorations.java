package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Sample.Restoration;
import dev.paved.metrics.fact.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The time of incidents by themselves, whatever deployment caused them. */
final class Restorations {

    private Restorations() {}

    /** Each from its beginning, in the windows in which it was resolved. */
    static List<Restoration> whenResolved(List<Incident> incidents) {
        return incidents.stream().map(Restorations::whenResolved).toList();
    }

    private static Restoration whenResolved(Incident incident) {
        Instant opened = Production.opened(incident);
        return incident.resolved() == null
                ? new Restoration(incident.id(), opened, null)
                : new Restoration(incident.id(), incident.resolved(), Duration.between(opened, incident.resolved()));
    }
}
