package dev.paved.integrations.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.paved.events.EventJson;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of PagerDuty's payloads, of webhooks in their version 3, that the platform needs, in their own words.
 *
 * @see <a href="https://developer.pagerduty.com/docs/webhooks-overview">Webhooks overview</a>
 */
record Message(Event event) {
    private static final String WHAT = "a message of PagerDuty's webhooks in their version 3";
    private static final ObjectMapper MAPPER =
            EventJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final ObjectReader READER = MAPPER.readerFor(Message.class);
    private static final ObjectReader INCIDENT = MAPPER.readerFor(Incident.class);

    /** {@code data} is an incident in some types of events only. */
    record Event(String id, String eventType, Instant occurredAt, JsonNode data) {

        /**
         * What it says of an incident.
         *
         * @throws RefusedException with {@link Unreadable} where it says nothing of any
         */
        Incident incident() {
            return RawBody.read(INCIDENT, WHAT, "/event/data", data);
        }
    }

    record Incident(
            String id,
            String title,
            Instant createdAt,
            @Nullable String urgency,
            @Nullable Reference service,
            @Nullable Reference priority) {}

    record Reference(@Nullable String id, @Nullable String summary) {}

    /**
     * What {@code json} says.
     *
     * @throws RefusedException with {@link Unreadable} where it is nothing that PagerDuty sends
     */
    static Event read(byte[] json) {
        Message message = RawBody.read(READER, WHAT, json);
        return message.event();
    }
}
