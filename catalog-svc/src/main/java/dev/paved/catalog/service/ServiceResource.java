package dev.paved.catalog.service;

import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looking at services. */
@Path("/api/services")
@RunOnVirtualThread
public class ServiceResource {

    private final Transactions transactions;
    private final ServiceReader reader;
    private final InstantSource time;

    ServiceResource(Transactions transactions, ServiceReader reader, InstantSource time) {
        this.transactions = transactions;
        this.reader = reader;
        this.time = time;
    }

    /** A page of services by name; {@code nextCursor} is null on the last. */
    public record ServicePage(
            List<ServiceView> items, @Nullable String nextCursor) {}

    /** Services by name, filtered. */
    @GET
    public ServicePage list(@BeanParam ServiceQuery query) {
        Instant now = time.instant();
        List<ServiceView> found = transactions.run(session -> reader.page(session, query, now));
        PageLimit size = query.size();
        return new ServicePage(size.page(found), size.next(found, last -> Cursor.after(last.name())));
    }

    /** A service; its ETag stays the same while nothing but the ages of its facts changes. */
    @GET
    @Path("/{name}")
    public Response get(String name, @Context Request request) {
        Instant now = time.instant();
        ServiceView service = transactions
                .run(session -> reader.named(session, name, now))
                .orElseThrow(() -> new RefusedException(NotFound.of("service", name, transactions.run(reader::names))
                        .orElse("platform service list")));
        EntityTag tag = ServiceTag.of(service);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(service).tag(tag) : unchanged).build();
    }
}
