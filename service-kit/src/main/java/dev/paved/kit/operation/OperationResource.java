package dev.paved.kit.operation;

import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;

/** Looking at long work, once or until it ends. */
@Path("/api/operations/{id}")
public class OperationResource {

    private final Operations operations;
    private final OperationFeed feed;

    OperationResource(Operations operations, OperationFeed feed) {
        this.operations = operations;
        this.feed = feed;
    }

    /** The operation as it is now. */
    @GET
    @RunOnVirtualThread
    public Operation get(String id) {
        return operations.find(id).orElseThrow(() -> new RefusedException(NotFound.of("operation", id, List.of())));
    }

    /**
     * The operation now and at each change, as server-sent events; the stream ends with the operation. A comment comes
     * when there was nothing for 15 s.
     */
    @GET
    @Path("/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> watch(String id, Sse sse) {
        get(id);
        return feed.watch(id).map(glimpse -> event(glimpse, sse));
    }

    private static OutboundSseEvent event(Glimpse glimpse, Sse sse) {
        return switch (glimpse) {
            case Glimpse.Changed(Operation operation) ->
                sse.newEventBuilder()
                        .name("operation")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Operation.class, operation)
                        .build();
            case Glimpse.Unchanged() -> sse.newEventBuilder().comment("no news").build();
        };
    }
}
