package dev.paved.kit.identity;

import dev.paved.events.EventEnvelope;
import dev.paved.kit.persistence.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Why something happens: what an event's envelope says of it, in texts that are plain and short enough for one.
 *
 * @param actor the person or service on whose behalf
 * @param correlationId the chain it belongs to, from a push to production
 * @param causationId the event or request that led to it directly, where known
 */
public record Cause(
        String actor, String correlationId, @Nullable String causationId) {

    private static final int LONGEST = 250;

    public Cause {
        actor = PlainText.of(actor, LONGEST);
        correlationId = PlainText.of(correlationId, LONGEST);
        causationId = causationId == null ? null : PlainText.of(causationId, LONGEST);
    }

    /** The cause of what {@code service} does because of {@code event}: the same chain and the same actor. */
    public static Cause of(EventEnvelope event) {
        return new Cause(event.actor(), event.correlationId(), event.id().toString());
    }

    /** The cause of what a service does of its own accord, for example at the end of an environment's time. */
    public static Cause ownAccord(String service, String correlationId) {
        return new Cause(service, correlationId, null);
    }
}
