package dev.paved.integrations.stream;

import dev.paved.integrations.stream.Message.Event;
import dev.paved.integrations.stream.Message.Heartbeat;
import dev.paved.kit.http.Invalid;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The platform's events, past or as they happen. */
@Path("/api/events")
@RunOnVirtualThread
public class EventStreamResource {
    private final EventStreams streams;
    private final EventView view;

    EventStreamResource(EventStreams streams, EventView view) {
        this.streams = streams;
        this.view = view;
    }

    /**
     * Events as server-sent events: {@code event} is their type, {@code data} a line of JSON, {@code id} where to go on
     * with {@code Last-Event-ID}. The past is in the order of time; a comment comes when there was nothing for 10 s.
     */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(
            @Parameter(description = "beginning, now, or a time such as 2026-01-31T08:00:00Z") @RestQuery @Nullable
                    String from,
            @Parameter(description = "Types such as deployment.succeeded or deployment.*, separated by commas")
                    @RestQuery
                    List<String> type,
            @Parameter(description = "Only events of this service") @RestQuery @Nullable String service,
            @Parameter(description = "Whether to go on with new events (false)") @RestQuery @Nullable String follow,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            Sse sse) {
        boolean goesOn = isTrue(follow);
        Start asked = Start.of(from, goesOn);
        EventFeed feed = streams.open(asked.after(lastEventId), EventFilter.of(type, service, asked), goesOn);
        return Multi.createFrom().publisher(feed).map(message -> message(message, sse));
    }

    private OutboundSseEvent message(Message message, Sse sse) {
        return switch (message) {
            case Event(Cursor cursor, StoredEvent event) ->
                sse.newEventBuilder()
                        .id(cursor.toString())
                        .name(event.type())
                        .data(view.of(event))
                        .build();
            case Heartbeat(Cursor cursor) ->
                sse.newEventBuilder()
                        .id(cursor.toString())
                        .comment("here so far")
                        .build();
        };
    }

    private static boolean isTrue(@Nullable String follow) {
        return switch (follow) {
            case null -> false;
            case "", "true" -> true;
            case "false" -> false;
            default ->
                throw new RefusedException(Invalid.field("/follow", "must be true or false; is '" + follow + "'"));
        };
    }
}
