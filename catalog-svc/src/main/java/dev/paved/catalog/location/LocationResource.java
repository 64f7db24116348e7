package dev.paved.catalog.location;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Registering where entities are, and seeing what became of it. */
@Path("/api/catalog/locations")
@RunOnVirtualThread
public class LocationResource {

    private static final int CREATED = 201;

    private final Commands commands;
    private final Transactions transactions;
    private final Locations locations;
    private final LocationReader reader;
    private final Reconcilers reconcilers;

    LocationResource(
            Commands commands,
            Transactions transactions,
            Locations locations,
            LocationReader reader,
            Reconcilers reconcilers) {
        this.commands = commands;
        this.transactions = transactions;
        this.locations = locations;
        this.reader = reader;
        this.reconcilers = reconcilers;
    }

    /** A page of locations, oldest first; {@code nextCursor} is null on the last. */
    public record LocationPage(
            List<LocationView> items, @Nullable String nextCursor) {}

    /** Registers a location: 201, and it is read at once. Again with the same target it is only read again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(@Nullable LocationRequest request) {
        LocationRequest wish = request == null ? new LocationRequest(null, null) : request;
        Target target = wish.named();
        AtomicReference<@Nullable String> registered = new AtomicReference<>();
        return commands.accept(
                "location.register",
                target.type() + ":" + target.text(),
                wish,
                (session, cause) -> locations
                        .register(session, target, cause.actor())
                        .invoke(registered::set)
                        .chain(id -> view(session, id))
                        .map(view -> new Acceptance.Done(CREATED, view)),
                () -> wake(registered.get()));
    }

    private void wake(@Nullable String id) {
        if (id != null) {
            reconcilers.wake(LocationReconciler.NAME, id);
        }
    }

    /** The locations that are registered. */
    @GET
    public LocationPage list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        String after = Cursor.parse(cursor, 1).first();
        List<LocationView> found = transactions.run(session ->
                locations.after(session, after, size.andOneMore()).chain(rows -> reader.views(session, rows)));
        return new LocationPage(size.page(found), size.next(found, last -> Cursor.after(last.id())));
    }

    /** A location. */
    @GET
    @Path("/{id}")
    public LocationView show(String id) {
        return transactions.run(session -> view(session, id));
    }

    /** Lets a location be read now. */
    @POST
    @Path("/{id}/refresh")
    public Response refresh(String id) {
        return commands.accept(
                "location.refresh",
                id,
                Map.of(),
                (session, cause) -> locations
                        .refresh(session, id)
                        .chain(() -> view(session, id))
                        .map(Acceptance::done),
                () -> wake(id));
    }

    /** Takes a location and its entities out of the catalog. */
    @DELETE
    @Path("/{id}")
    public Response remove(String id) {
        return commands.accept(
                "location.remove",
                id,
                Map.of(),
                (session, cause) -> view(session, id)
                        .chain(view -> locations
                                .remove(session, id)
                                .replaceWith(Acceptance.done(
                                        Map.of("id", id, "target", view.target(), "removed", view.entities())))));
    }

    private Uni<LocationView> view(Mutiny.Session session, String id) {
        return locations
                .find(session, id)
                .map(found -> found.orElseThrow(() -> new RefusedException(
                        NotFound.of("location", id, List.of()).orElse("platform catalog locations"))))
                .chain(location -> reader.views(session, List.of(location)))
                .map(List::getFirst);
    }
}
