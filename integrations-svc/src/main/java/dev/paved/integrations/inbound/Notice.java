package dev.paved.integrations.inbound;

import dev.paved.events.PlatformEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a delivery means to the platform: an event.
 *
 * @param actor who did it
 * @param subject the aggregate it happened to
 * @param condition when it is published
 * @param event the event
 */
public record Notice(String actor, String subject, Condition condition, Happening event) {

    /** Finds what an event still lacks in the transaction that publishes it. */
    @FunctionalInterface
    public interface Happening {

        /** The event. */
        Uni<PlatformEvent> in(Mutiny.Session session);
    }

    /** A notice of an event that lacks nothing. */
    public static Notice of(String actor, String subject, Condition condition, PlatformEvent event) {
        return new Notice(actor, subject, condition, session -> Uni.createFrom().item(event));
    }
}
