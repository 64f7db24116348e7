package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliest;
import static dev.paved.metrics.fact.Join.either;
import static dev.paved.metrics.fact.Join.microsOrNull;

import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service, by its name: one that any event ever named.
 *
 * @param owner the team or person who owns it, by the latest event that told; null where none did
 * @param onPath whether it was created from, or registered on, a golden path
 * @param created null where it is not in the catalog by creation
 * @param registered null where it did not join the catalog later
 * @param home where its code is
 */
public record Service(
        String name,
        @Nullable Owner owner,
        @Nullable Boolean onPath,
        @Nullable Instant created,
        @Nullable Instant registered,
        @Nullable Instant retired,
        Home home) {

    static final String NO_TEAM = "none";

    public Service {
        created = microsOrNull(created);
        registered = microsOrNull(registered);
        retired = microsOrNull(retired);
    }

    /** Some event named it. */
    public static Service named(String name) {
        return new Service(name, null, null, null, null, null, Home.UNKNOWN);
    }

    /** Whether nothing is known of it but its name. */
    public boolean onlyNamed() {
        return equals(named(name));
    }

    static Service of(ServiceEvent event, Instant time) {
        return switch (event) {
            case ServiceCreated e ->
                new Service(
                        e.service(),
                        new Owner(e.owner(), time),
                        true,
                        time,
                        null,
                        null,
                        Home.told(e.repository(), e.path(), time));
            case ServiceRegistered e ->
                new Service(
                        e.service(),
                        new Owner(e.owner(), time),
                        e.onPath(),
                        null,
                        time,
                        null,
                        Home.told(e.repository(), e.path(), time));
            case ServiceUpdated e ->
                new Service(e.service(), new Owner(e.owner(), time), null, null, null, null, Home.of(e, time));
            case OwnershipTransferred e ->
                new Service(e.service(), new Owner(e.to(), time), null, null, null, null, Home.UNKNOWN);
            case ServiceRetired e -> new Service(e.service(), null, null, null, null, time, Home.UNKNOWN);
            case OffPathExpired e -> named(e.service());
            case TemplateUpgradeProposed e -> named(e.service());
        };
    }

    /** Who owns it; {@code none} where no event told. */
    public String team() {
        return owner == null || owner.name().isBlank() ? NO_TEAM : owner.name();
    }

    Service join(Service other) {
        return new Service(
                name,
                Owner.latest(owner, other.owner),
                either(onPath, other.onPath),
                earliest(created, other.created),
                earliest(registered, other.registered),
                earliest(retired, other.retired),
                home.join(other.home));
    }
}
