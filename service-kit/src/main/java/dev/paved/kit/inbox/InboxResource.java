package dev.paved.kit.inbox;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service could not handle yet, and another try at it. */
@Path("/api/inbox")
@RunOnVirtualThread
public class InboxResource {

    private final Transactions transactions;
    private final Commands commands;
    private final String service;

    InboxResource(
            Transactions transactions, Commands commands, @ConfigProperty(name = "paved.service.name") String service) {
        this.transactions = transactions;
        this.commands = commands;
        this.service = service;
    }

    /** An event that waits for another try or, parked, for a person. */
    public record Held(
            String consumer,
            String event,
            String key,
            String type,
            String status,
            int attempts,
            String error,
            Instant since) {}

    /** Held events. */
    public record HeldEvents(List<Held> items) {}

    /** How many events will be tried again. */
    public record Replayed(int events) {}

    /** The events that wait or are parked, oldest first, at most 500. */
    @GET
    public HeldEvents held() {
        return new HeldEvents(transactions.run(session -> session.createNativeQuery("""
                        select consumer, cast(event_id as text), key, type, status, attempts, coalesce(error, ''), received_at
                          from inbox where status <> 'done' order by position limit 500""", Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(r -> new Held(
                                (String) r[0],
                                (String) r[1],
                                (String) r[2],
                                (String) r[3],
                                (String) r[4],
                                ((Number) r[5]).intValue(),
                                (String) r[6],
                                instant(r[7])))
                        .toList())));
    }

    /** Tries every held event again now, those that wait as well as those that are parked, as if for the first time. */
    @POST
    @Path("/replay")
    public Response replay() {
        return commands.accept(
                "inbox.replay",
                "inbox/" + service,
                Map.of(),
                (session, cause) -> session.createNativeQuery(
                                "update inbox set status = 'waiting', attempts = 0, retry_at = now() where status <> 'done'")
                        .executeUpdate()
                        .map(events -> Acceptance.done(new Replayed(events))));
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((java.time.OffsetDateTime) value).toInstant();
    }
}
