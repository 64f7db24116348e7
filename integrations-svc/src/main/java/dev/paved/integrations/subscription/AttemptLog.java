package dev.paved.integrations.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Every attempt that was made, for as long as it is kept. */
@Singleton
class AttemptLog {

    /**
     * An attempt as it is shown.
     *
     * @param event its id, which is the message's
     * @param status of the answer; null where there was none
     * @param excerpt the beginning of the answer, or why there was none
     */
    @JsonInclude
    record Line(
            Instant at,
            String event,
            String type,
            boolean delivered,
            @Nullable Integer status,
            long durationMs,
            String excerpt) {}

    /** What is written down of an attempt. */
    record Entry(String subscription, UUID event, Attempt attempt) {}

    private final ObjectMapper json;

    AttemptLog(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> append(Mutiny.Session session, List<Entry> entries) {
        ArrayNode rows = json.createArrayNode();
        for (Entry entry : entries) {
            Attempt attempt = entry.attempt();
            rows.addObject()
                    .put("subscription", entry.subscription())
                    .put("event", entry.event().toString())
                    .put("at", attempt.at().toString())
                    .put("delivered", attempt.isDelivered())
                    .put("status", attempt.status())
                    .put("duration", attempt.took().toMillis())
                    .put("excerpt", attempt.excerpt());
        }
        return session.createNativeQuery("""
                        insert into delivery_attempt (subscription, event, at, delivered, status, duration_ms, excerpt)
                        select subscription, event, at, delivered, status, duration, excerpt
                          from json_to_recordset(cast(cast(:rows as text) as json))
                               as a (subscription text, event uuid, at timestamptz, delivered boolean, status int,
                                     duration bigint, excerpt text)
                         order by at""")
                .setParameter("rows", rows.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The last {@code most} attempts of {@code subscription}, newest first. */
    Uni<List<Line>> newest(Mutiny.Session session, String subscription, int most) {
        return session.createNativeQuery("""
                        select a.at, a.event, e.type, a.delivered, a.status, a.duration_ms, a.excerpt
                          from delivery_attempt as a join outgoing_event as e on e.id = a.event
                         where a.subscription = :subscription order by a.position desc limit :most""", Object[].class)
                .setParameter("subscription", subscription)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(AttemptLog::line).toList());
    }

    private static Line line(Object[] row) {
        return new Line(
                row[0] instanceof OffsetDateTime at ? at.toInstant() : (Instant) row[0],
                row[1].toString(),
                (String) row[2],
                (Boolean) row[3],
                (Integer) row[4],
                (Long) row[5],
                (String) row[6]);
    }
}
