package dev.paved.metrics.fact;

import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import dev.paved.metrics.fact.Standing.Place;
import java.time.Instant;
import java.util.Optional;

/** What one event states of whose a service is and where it stands. */
final class ServiceStatements {

    private ServiceStatements() {}

    static Optional<Ownership> ownership(ServiceEvent event, Instant time) {
        String owner =
                switch (event) {
                    case ServiceCreated e -> e.owner();
                    case ServiceRegistered e -> e.owner();
                    case ServiceUpdated e -> e.owner();
                    case OwnershipTransferred e -> e.to();
                    case ServiceRetired e -> "";
                    case OffPathExpired e -> "";
                    case TemplateUpgradeProposed e -> "";
                };
        return owner.isBlank() ? Optional.empty() : Optional.of(new Ownership(event.service(), time, owner));
    }

    static Optional<Standing> standing(ServiceEvent event, Instant time) {
        return switch (event) {
            case ServiceCreated e -> at(e, time, Place.ON_PATH);
            case ServiceRegistered e -> at(e, time, e.onPath() ? Place.ON_PATH : Place.OFF_PATH);
            case ServiceRetired e -> at(e, time, Place.RETIRED);
            case ServiceUpdated e -> Optional.empty();
            case OwnershipTransferred e -> Optional.empty();
            case OffPathExpired e -> Optional.empty();
            case TemplateUpgradeProposed e -> Optional.empty();
        };
    }

    private static Optional<Standing> at(ServiceEvent event, Instant time, Place place) {
        return Optional.of(new Standing(event.service(), time, place));
    }
}
