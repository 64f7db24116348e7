package dev.paved.catalog.retirement;

import dev.paved.catalog.location.Locations;
import dev.paved.catalog.offpath.OffPathTable;
import dev.paved.catalog.ownership.Transfers;
import dev.paved.catalog.service.OwnedService;
import dev.paved.catalog.service.ServiceReader;
import dev.paved.catalog.service.ServiceView;
import dev.paved.catalog.service.Services;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Lets services leave the catalog, in the caller's transaction. Their names stay taken: their history has them. */
@Singleton
class Retirements {

    private final Services services;
    private final ServiceReader reader;
    private final Needs needs;
    private final OffPathTable offPath;
    private final Transfers transfers;
    private final Locations locations;
    private final Outbox outbox;
    private final InstantSource time;

    Retirements(
            Services services,
            ServiceReader reader,
            Needs needs,
            OffPathTable offPath,
            Transfers transfers,
            Locations locations,
            Outbox outbox,
            InstantSource time) {
        this.services = services;
        this.reader = reader;
        this.needs = needs;
        this.offPath = offPath;
        this.transfers = transfers;
        this.locations = locations;
        this.outbox = outbox;
        this.time = time;
    }

    /** Retires the service; refused while it is needed, unless that is forced. */
    Uni<ServiceView> retire(Mutiny.Session session, String name, RetireService wish, Cause cause) {
        return services.locked(session, name)
                .chain(service -> needs.of(session, name)
                        .chain(needed -> needed.isEmpty() || wish.isForced()
                                ? leave(session, service, wish.reason(), needed, cause)
                                : Uni.createFrom().failure(new RefusedException(new StillNeeded(name, needed)))));
    }

    private Uni<ServiceView> leave(
            Mutiny.Session session, OwnedService service, @Nullable String reason, List<Need> needed, Cause cause) {
        String despite = needed.stream().map(Need::words).collect(Collectors.joining("; "));
        return services.retire(session, service.name(), reason, despite, cause.actor())
                .chain(() -> offPath.forget(session, service.name()))
                .chain(() -> transfers.cancelFor(session, service.name(), cause))
                .chain(() -> unlist(session, service))
                .chain(() -> outbox.append(
                        session,
                        "service/" + service.name(),
                        new ServiceRetired(service.name(), told(reason, despite)),
                        cause))
                .chain(() -> reader.named(session, service.name(), time.instant()))
                .map(Optional::orElseThrow);
    }

    private static @Nullable String told(@Nullable String reason, String despite) {
        return despite.isEmpty() || reason == null ? reason : reason + " (although " + despite + ")";
    }

    /**
     * Takes what the service's own file tells of out of the catalog, or its component alone where the file is others' too;
     * who refers to it is seen to dangle.
     */
    private Uni<Void> unlist(Mutiny.Session session, OwnedService service) {
        return service.catalogInfo()
                .map(file -> services.shareHome(session, service)
                        .chain(shared -> locations.unregister(
                                session,
                                file.repository(),
                                file.path(),
                                "component:default/" + service.name(),
                                shared)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
